"""What a Slack source is configured with."""

from datetime import timedelta

from pydantic import AnyHttpUrl, Field, model_validator

from syncd.connector import Duration, Secret, SourceSettings

_BASE_URL = AnyHttpUrl("https://slack.com/api/")


class SlackSettings(SourceSettings):
    """One workspace, read with one bot token. How to get the token: docs/setup-slack.md."""

    base_url: AnyHttpUrl = Field(default=_BASE_URL, description="where Slack's Web API is")
    token: Secret = Field(description="the app's bot token (xoxb-...), by reference")
    channels: tuple[str, ...] = Field(
        default=(), description="ids or names of the conversations to read; empty: all that the bot is in"
    )
    backfill: Duration = Field(default=timedelta(days=30), description="how far the first poll goes back")
    recent: Duration = Field(
        default=timedelta(days=7), ge=timedelta(hours=1), description="how far every poll looks back"
    )
    sweep: Duration = Field(default=timedelta(days=90), description="how far the slower sweep looks back")
    sweep_every: Duration = Field(default=timedelta(hours=1), gt=timedelta(0), description="how often it sweeps")
    quiet_up_to: Duration = Field(
        default=timedelta(minutes=15), description="the longest time between two readings of a quiet conversation"
    )
    requests_per_minute: int = Field(
        default=50, ge=1, le=1_000_000, description="how often each method may be asked; 50 is Slack's Tier 3"
    )

    @model_validator(mode="after")
    def _windows_contain_each_other(self) -> "SlackSettings":
        if self.sweep < self.recent:
            raise ValueError("sweep looks back further than recent, which every poll reads: make sweep the longer one")
        return self

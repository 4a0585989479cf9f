"""What an Asana source is configured with."""

from datetime import timedelta

from pydantic import AnyHttpUrl, Field

from syncd.connector import Duration, Secret, SourceSettings


class AsanaSettings(SourceSettings):
    """The settings of a source of type ``asana``. How to get a token: docs/setup-asana.md."""

    base_url: AnyHttpUrl = Field(
        default=AnyHttpUrl("https://app.asana.com/api/1.0"), description="where Asana's API is"
    )
    token: Secret = Field(description="a personal access token, or a service account's")
    workspace: str = Field(default="", description="name or gid of the workspace; needed where the account has several")
    projects: tuple[str, ...] = Field(
        default=(), description="names or gids of projects to read; with portfolios empty too: all it may see"
    )
    portfolios: tuple[str, ...] = Field(default=(), description="names or gids of portfolios whose projects are read")
    public: bool = Field(
        default=True, description="alerts in a channel may quote tasks, but never those of private projects"
    )
    backfill: Duration = Field(
        default=timedelta(days=30), gt=timedelta(0), description="how far the first read goes back"
    )
    overlap: Duration = Field(
        default=timedelta(minutes=5), ge=timedelta(minutes=1), description="how far each reading looks back once more"
    )
    sweep_every: Duration = Field(
        default=timedelta(hours=1),
        gt=timedelta(0),
        description="how often projects, subtasks and open asks are read for what Asana's events did not tell",
    )
    requests_per_minute: int = Field(
        default=120, ge=1, le=1500, description="Asana allows 150 on its free plan, 1,500 on a paid one"
    )

    @property
    def everything(self) -> bool:
        """Whether all is read that the account sees."""
        return not (self.projects or self.portfolios)

    @property
    def scope(self) -> str:
        """What the source is about; where that changes, all is read anew."""
        days = self.backfill.total_seconds()
        return f"{self.workspace} {sorted(self.projects)} {sorted(self.portfolios)} {days:.0f}"

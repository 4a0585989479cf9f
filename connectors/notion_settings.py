"""What a Notion source is configured with."""

import re
from datetime import timedelta
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, AnyHttpUrl, Field

from syncd.connector import Duration, Secret, SourceSettings

_BASE_URL = AnyHttpUrl("https://api.notion.com")
_HEX = re.compile(r"(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-f])", re.IGNORECASE)


def _identity(written: str) -> str:
    """The id in what people write: the id itself, with or without dashes, or the address of a page."""
    found = _HEX.findall(written.partition("?")[0].partition("#")[0])
    if not found:
        raise ValueError("write the id, or the link that Notion copies; its last 32 letters and digits are the id")
    return str(UUID(found[-1]))


NotionId = Annotated[str, AfterValidator(_identity)]


class NotionSettings(SourceSettings):
    """One workspace, as one connection (integration) sees it. How to get the token: docs/setup-notion.md."""

    base_url: AnyHttpUrl = Field(default=_BASE_URL, description="where Notion's API is")
    token: Secret = Field(description="the connection's access token (ntn_...), by reference")
    data_sources: tuple[NotionId, ...] = Field(default=(), description="ids of the data sources to read")
    databases: tuple[NotionId, ...] = Field(default=(), description="ids or links of the databases to read")
    pages: tuple[NotionId, ...] = Field(
        default=(), description="ids or links of the pages to read; all three empty: all that search shows"
    )
    public: bool = Field(default=False, description="true: alerts in a channel may quote what stands in Notion")
    backfill: Duration = Field(
        default=timedelta(days=30), gt=timedelta(0), description="how far the first read goes back"
    )
    overlap: Duration = Field(
        default=timedelta(minutes=5), ge=timedelta(minutes=2), description="how far each poll looks back once more"
    )
    sweep_every: Duration = Field(
        default=timedelta(hours=1), gt=timedelta(0), description="how often the comments of each known page are read"
    )
    block_budget: int = Field(
        default=30, ge=0, le=10_000, description="requests a poll for finding comments on the blocks of pages"
    )
    requests_per_minute: int = Field(
        default=150, ge=1, le=1_000_000, description="how often Notion may be asked, all in all"
    )

    @property
    def everything(self) -> bool:
        """Whether all that search shows is to be read."""
        return not (self.data_sources or self.databases or self.pages)

    @property
    def scope(self) -> str:
        """What decides what is read: where it changes, all is read anew."""
        chosen = (self.data_sources, self.databases, self.pages)
        return " ".join((f"{self.backfill.total_seconds():.0f}", *("+".join(sorted(ids)) for ids in chosen))).strip()

"""What a Google source is configured with."""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import AnyHttpUrl, Field
from pydantic.types import StringConstraints

from syncd.connector import Duration, Secret, SourceSettings

_BASE_URL = AnyHttpUrl("https://www.googleapis.com")
_ID = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{10,}$")]
"""What stands in the address of a file, folder or shared drive behind ``/d/`` or ``/folders/``."""


class GoogleDocsSettings(SourceSettings):
    """The comments of one Google account's files. How to get the credentials: docs/setup-google-docs.md."""

    base_url: AnyHttpUrl = Field(default=_BASE_URL, description="where Google's APIs are")
    credentials: Secret = Field(
        description="a service account's key file, or an authorised user's token file, by reference"
    )
    subject: str = Field(
        default="", description="domain-wide delegation: the e-mail of the person for whom the service account reads"
    )
    folders: tuple[_ID, ...] = Field(default=(), description="ids of folders to read, with all that is below")
    shared_drives: tuple[_ID, ...] = Field(default=(), description="ids of shared drives to read")
    files: tuple[_ID, ...] = Field(
        default=(), description="ids of single files to read; with folders and shared_drives empty too: all it may see"
    )
    public: bool = Field(
        default=False, description="true: alerts in a channel may quote the comments; else they show only the link"
    )
    backfill: Duration = Field(
        default=timedelta(days=30), gt=timedelta(0), description="how far the first read goes back"
    )
    overlap: Duration = Field(
        default=timedelta(minutes=15), ge=timedelta(minutes=1), description="how long Drive Activity may lag behind"
    )
    recheck_every: Duration = Field(
        default=timedelta(minutes=10),
        gt=timedelta(0),
        description="how often files are read that Google gives no hint of, if they have an open ask",
    )
    sweep_every: Duration = Field(
        default=timedelta(hours=1), gt=timedelta(0), description="how often every file is read without a hint"
    )
    activity: Literal["auto", "on", "off"] = Field(
        default="auto",
        description='Drive Activity, which tells at once where a comment is: "auto" uses it where it is granted',
    )

    @property
    def everything(self) -> bool:
        """Whether all is read that the account sees."""
        return not (self.folders or self.shared_drives or self.files)

    @property
    def scope(self) -> str:
        """What the source is about; where that changes, all is read anew."""
        parts = [*sorted(self.folders), "|", *sorted(self.shared_drives), "|", *sorted(self.files), "|", self.subject]
        return " ".join([*parts, f"{self.backfill.total_seconds():.0f}"])

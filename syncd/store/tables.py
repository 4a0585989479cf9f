"""The tables, as SQLAlchemy Core sees them; the migrations make them, and a test holds the two together.

Moments are microseconds since 1970 in UTC, so that both databases keep and compare them exactly. Texts are never
NULL where an empty one says the same. Structures that nothing searches in are JSON texts (see ``codec``).
"""

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, MetaData, Table, Text, UniqueConstraint, text

metadata = MetaData()
_Number = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts only an INTEGER primary key by itself."""


def _text(name: str, *, primary_key: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, primary_key=primary_key)


def _moment(name: str, *, nullable: bool = True) -> Column[int]:
    return Column(name, BigInteger, nullable=nullable)


def _later_text(name: str) -> Column[str]:
    """A text that was added to rows that were there already."""
    return Column(name, Text, nullable=False, server_default=text("''"))


def _count(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, server_default=text("0"))


def _where(condition: str) -> dict[str, Any]:
    """For SQLite; ``server`` says the same for PostgreSQL, whose dialect would be imported by being named here."""
    return {"sqlite_where": text(condition)}


TOP_LEVEL = "reply_to = '' AND kind IN ('message', 'created')"
"""What stands or starts alone in a place. Written out in queries, or the partial index is not used."""
READ = "kind IN ('message', 'created', 'edit') AND text <> ''"
"""What has a text that the judge reads."""
REACTED = "kind IN ('reaction', 'reaction_removed')"
"""What people said with an emoji, or took back."""
OWED = "state IN ('open', 'acknowledged', 'promised', 'waiting_on_asker', 'snoozed')"

events = Table(
    "events",
    metadata,
    Column("seq", _Number, primary_key=True, autoincrement=True),
    _text("source"),
    _text("id"),
    _text("kind"),
    _moment("at", nullable=False),
    Column("actor", Text),
    _text("thread"),
    _text("place"),
    _text("title"),
    _text("text"),
    _text("url"),
    _text("mentions"),
    _text("assignees"),
    _text("reply_to"),
    _text("target"),
    Column("closed", Boolean),
    Column("automated", Boolean, nullable=False),
    Column("private", Boolean, nullable=False),
    _text("meta"),
    _text("reading"),
    UniqueConstraint("source", "id", name="events_once"),
    Index("events_thread", "source", "thread"),
    Index("events_top_level", "source", "place", "at", **_where(TOP_LEVEL)),
    Index("events_target", "source", "target", **_where("target <> ''")),
    sqlite_autoincrement=True,
)

accounts = Table(
    "accounts",
    metadata,
    _text("source", primary_key=True),
    _text("id", primary_key=True),
    _text("name"),
    _text("email"),
    Column("bot", Boolean, nullable=False),
    Column("active", Boolean, nullable=False),
    _text("timezone"),
    Column("listed", Boolean, nullable=False),
)

places = Table(
    "places",
    metadata,
    _text("source", primary_key=True),
    _text("id", primary_key=True),
    _text("name"),
    _text("url"),
    Column("unthreaded", Boolean, nullable=False),
    Column("owner", Text),
)

threads = Table(
    "threads",
    metadata,
    _text("source", primary_key=True),
    _text("thread", primary_key=True),
    _text("place"),
    Column("version", BigInteger, nullable=False),
    Column("dirty", Boolean, nullable=False),
    _moment("first_at", nullable=False),
    _moment("last_at", nullable=False),
    _moment("heard_until"),
    _moment("named_until"),
    _moment("frozen_at"),
    Index("threads_dirty", "source", "thread", **_where("dirty")),
    Index("threads_heard", "source", "place", "heard_until", **_where("heard_until IS NOT NULL")),
    Index("threads_named", "source", "place", "named_until", **_where("named_until IS NOT NULL")),
    Index("threads_active", "source", "last_at"),
    sqlite_with_rowid=False,
)

asks = Table(
    "asks",
    metadata,
    _text("id", primary_key=True),
    _text("source"),
    _text("place"),
    _text("thread"),
    _text("state"),
    _moment("asked_at", nullable=False),
    _moment("due_at"),
    _moment("wake_at"),
    _text("body"),
    Index("asks_thread", "source", "thread"),
    Index("asks_owed", "source", "place", **_where(OWED)),
    Index("asks_wake", "wake_at", **_where("wake_at IS NOT NULL")),
)

ask_addresses = Table(
    "ask_addresses",
    metadata,
    _text("address", primary_key=True),
    _text("ask", primary_key=True),
    Index("ask_addresses_ask", "ask"),
    sqlite_with_rowid=False,
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", _Number, primary_key=True, autoincrement=True),
    _text("ask"),
    _text("source"),
    _text("thread"),
    _text("action"),
    _moment("at", nullable=False),
    _moment("until"),
    _text("owner"),
    _later_text("reason"),
    _later_text("by"),
    _later_text("event"),
    Index("decisions_thread", "source", "thread"),
    sqlite_autoincrement=True,
)

told = Table(
    "told",
    metadata,
    _text("ask", primary_key=True),
    _text("reason", primary_key=True),
    _moment("at", nullable=False),
    _later_text("shown"),
)

alerts = Table(
    "alerts",
    metadata,
    _text("id", primary_key=True),
    _text("route"),
    Column("digest", Boolean, nullable=False),
    _text("channel"),
    _text("ts"),
    _moment("created_at", nullable=False),
    Index("alerts_message", "ts", "channel", **_where("ts <> ''")),
)

alert_asks = Table(
    "alert_asks",
    metadata,
    _text("alert", primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("ask"),
    Index("alert_asks_ask", "ask"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", _Number, primary_key=True, autoincrement=True),
    _text("alert"),
    _text("action"),
    _text("reason"),
    _text("detail"),
    _text("state"),
    _moment("created_at", nullable=False),
    _moment("not_before", nullable=False),
    _moment("lease_until"),
    _count("attempts"),
    _text("error"),
    _moment("done_at"),
    Index("outbox_pending", "alert", "id", **_where("state = 'pending'")),
    sqlite_autoincrement=True,
)

sources = Table(
    "sources",
    metadata,
    _text("name", primary_key=True),
    _text("state"),
    _moment("last_started"),
    _moment("last_success"),
    _text("error_kind"),
    _text("last_error"),
    _moment("failing_since"),
    _moment("next_poll_at"),
    _count("requests"),
    _count("last_requests"),
    _count("events"),
    _count("cursor_version"),
    _moment("hour"),
    _count("hour_requests"),
    _later_text("quota"),
    _later_text("unread"),
    _later_text("failure_alert"),
    _moment("horizon"),
)

cursors = Table(
    "cursors",
    metadata,
    _text("source", primary_key=True),
    _text("key", primary_key=True),
    _text("value"),
)

quarantine = Table(
    "quarantine",
    metadata,
    _text("source", primary_key=True),
    _text("kind", primary_key=True),
    _text("id", primary_key=True),
    _text("payload"),
    _text("reason"),
    _count("seen"),
    _moment("first_seen", nullable=False),
    _moment("last_seen", nullable=False),
)

links = Table(
    "links",
    metadata,
    _text("source", primary_key=True),
    _text("thread", primary_key=True),
    _text("address", primary_key=True),
    Index("links_to", "address"),
)

forgotten = Table(
    "forgotten",
    metadata,
    _text("digest", primary_key=True),
    _text("pseudonym"),
    sqlite_with_rowid=False,
)

erasures = Table(
    "erasures",
    metadata,
    Column("id", _Number, primary_key=True, autoincrement=True),
    _moment("at", nullable=False),
    _text("by"),
    _text("counts"),
    sqlite_autoincrement=True,
)

meta = Table("meta", metadata, _text("key", primary_key=True), _text("value"))

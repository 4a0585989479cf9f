"""The first tables."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _what_happened()
    _who_and_where()
    _the_ledger()
    _what_was_told()
    _the_sources()


def downgrade() -> None:
    for table in (
        "events",
        "threads",
        "accounts",
        "places",
        "asks",
        "decisions",
        "told",
        "alerts",
        "alert_asks",
        "outbox",
        "sources",
        "cursors",
        "quarantine",
        "meta",
    ):
        op.drop_table(table)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _moment(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=True)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), server_default=sa.text("0"), nullable=False)


def _counted(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False)


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def _what_happened() -> None:
    op.create_table(
        "events",
        _counted("seq"),
        _text("source"),
        _text("id"),
        _text("kind"),
        _number("at"),
        sa.Column("actor", sa.Text(), nullable=True),
        _text("thread"),
        _text("place"),
        _text("title"),
        _text("text"),
        _text("url"),
        _text("mentions"),
        _text("assignees"),
        _text("reply_to"),
        _text("target"),
        sa.Column("closed", sa.Boolean(), nullable=True),
        _flag("automated"),
        _flag("private"),
        _text("meta"),
        _text("reading"),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("source", "id", name="events_once"),
        sqlite_autoincrement=True,
    )
    op.create_index("events_target", "events", ["source", "target"], **_where("target <> ''"))
    op.create_index("events_thread", "events", ["source", "thread"])
    op.create_index(
        "events_top_level",
        "events",
        ["source", "place", "at"],
        **_where("reply_to = '' AND kind IN ('message', 'created')"),
    )
    op.create_table(
        "threads",
        _text("source"),
        _text("thread"),
        _text("place"),
        _number("version"),
        _flag("dirty"),
        _number("first_at"),
        _number("last_at"),
        sa.PrimaryKeyConstraint("source", "thread"),
        sqlite_with_rowid=False,
    )
    op.create_index("threads_active", "threads", ["source", "last_at"])
    op.create_index("threads_dirty", "threads", ["source", "thread"], **_where("dirty"))


def _who_and_where() -> None:
    op.create_table(
        "accounts",
        _text("source"),
        _text("id"),
        _text("name"),
        _text("email"),
        _flag("bot"),
        _flag("active"),
        _text("timezone"),
        _flag("listed"),
        sa.PrimaryKeyConstraint("source", "id"),
    )
    op.create_table(
        "places",
        _text("source"),
        _text("id"),
        _text("name"),
        _text("url"),
        _flag("unthreaded"),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("source", "id"),
    )


def _the_ledger() -> None:
    op.create_table(
        "asks",
        _text("id"),
        _text("source"),
        _text("place"),
        _text("thread"),
        _text("state"),
        _number("asked_at"),
        _moment("due_at"),
        _moment("wake_at"),
        _text("body"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "asks_owed",
        "asks",
        ["source", "place"],
        **_where("state IN ('open', 'acknowledged', 'promised', 'waiting_on_asker', 'snoozed')"),
    )
    op.create_index("asks_thread", "asks", ["source", "thread"])
    op.create_index("asks_wake", "asks", ["wake_at"], **_where("wake_at IS NOT NULL"))
    op.create_table(
        "decisions",
        _counted("id"),
        _text("ask"),
        _text("source"),
        _text("thread"),
        _text("action"),
        _number("at"),
        _moment("until"),
        _text("owner"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("decisions_thread", "decisions", ["source", "thread"])


def _what_was_told() -> None:
    op.create_table("told", _text("ask"), _text("reason"), _number("at"), sa.PrimaryKeyConstraint("ask", "reason"))
    op.create_table(
        "alerts",
        _text("id"),
        _text("route"),
        _flag("digest"),
        _text("channel"),
        _text("ts"),
        _number("created_at"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "alert_asks",
        _text("alert"),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        _text("ask"),
        sa.PrimaryKeyConstraint("alert", "position"),
    )
    op.create_index("alert_asks_ask", "alert_asks", ["ask"])
    op.create_table(
        "outbox",
        _counted("id"),
        _text("alert"),
        _text("action"),
        _text("reason"),
        _text("detail"),
        _text("state"),
        _number("created_at"),
        _number("not_before"),
        _moment("lease_until"),
        _count("attempts"),
        _text("error"),
        _moment("done_at"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("outbox_pending", "outbox", ["alert", "id"], **_where("state = 'pending'"))


def _the_sources() -> None:
    op.create_table(
        "sources",
        _text("name"),
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
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table("cursors", _text("source"), _text("key"), _text("value"), sa.PrimaryKeyConstraint("source", "key"))
    op.create_table(
        "quarantine",
        _text("source"),
        _text("kind"),
        _text("id"),
        _text("payload"),
        _text("reason"),
        _count("seen"),
        _number("first_seen"),
        _number("last_seen"),
        sa.PrimaryKeyConstraint("source", "kind", "id"),
    )
    op.create_table("meta", _text("key"), _text("value"), sa.PrimaryKeyConstraint("key"))

"""Until when further messages of a chat may change the asks of a thread, and by which addresses asks are linked to."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("heard", "named"):
        until = f"{name}_until"
        op.add_column("threads", sa.Column(until, sa.BigInteger(), nullable=True))
        known = sa.text(f"{until} IS NOT NULL")
        columns = ["source", "place", until]
        op.create_index(f"threads_{name}", "threads", columns, sqlite_where=known, postgresql_where=known)
    op.create_table(
        "ask_addresses",
        sa.Column("address", sa.Text, primary_key=True, nullable=False),
        sa.Column("ask", sa.Text, primary_key=True, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ask_addresses_ask", "ask_addresses", ["ask"])
    # Both are known of a thread once it has been folded anew.
    op.execute(sa.text("UPDATE threads SET version = version + 1, dirty = true"))


def downgrade() -> None:
    op.drop_table("ask_addresses")
    for name in ("heard", "named"):
        op.drop_index(f"threads_{name}", "threads")
        op.drop_column("threads", f"{name}_until")

"""Who decided something about an ask by a reaction on its alert, by which, and why; and alerts by their message."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("reason", "by", "event"):
        op.add_column("decisions", sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''")))
    posted = sa.text("ts <> ''")
    op.create_index("alerts_message", "alerts", ["ts", "channel"], sqlite_where=posted, postgresql_where=posted)


def downgrade() -> None:
    op.drop_index("alerts_message", "alerts")
    for name in ("event", "by", "reason"):
        op.drop_column("decisions", name)

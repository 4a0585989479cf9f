"""What a source's tool says of its quota, what of it cannot be read, and whether its owner knows that it fails."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sources", sa.Column("hour", sa.BigInteger(), nullable=True))
    op.add_column("sources", sa.Column("hour_requests", sa.BigInteger(), nullable=False, server_default=sa.text("0")))
    for name in ("quota", "unread", "failure_alert"):
        op.add_column("sources", sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    for name in ("failure_alert", "unread", "quota", "hour_requests", "hour"):
        op.drop_column("sources", name)

"""Which threads link where."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "links",
        sa.Column("source", sa.Text, primary_key=True, nullable=False),
        sa.Column("thread", sa.Text, primary_key=True, nullable=False),
        sa.Column("address", sa.Text, primary_key=True, nullable=False),
    )
    op.create_index("links_to", "links", ["address"])


def downgrade() -> None:
    op.drop_table("links")

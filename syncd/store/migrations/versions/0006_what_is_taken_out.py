"""Whom and what was taken out: by whom nothing is stored any more, what was erased, and threads whose past is gone."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("threads", sa.Column("frozen_at", sa.BigInteger(), nullable=True))
    op.add_column("sources", sa.Column("horizon", sa.BigInteger(), nullable=True))
    op.create_table(
        "forgotten",
        sa.Column("digest", sa.Text, primary_key=True, nullable=False),
        sa.Column("pseudonym", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "erasures",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("erasures")
    op.drop_table("forgotten")
    op.drop_column("sources", "horizon")
    op.drop_column("threads", "frozen_at")

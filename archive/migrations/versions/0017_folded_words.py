"""Words of the search index are folded: the dots of İstanbul, harakat, tatweel, digits of all scripts.

The documents are made anew by ``archive.schema``, which sees how they were made: on SQLite together with this step, on
PostgreSQL behind it, a part at a time. Older programs, which would enter words of the other spelling, stop at the step.
"""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    """Leave no document: the older program makes them where there are none."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    op.execute("INSERT INTO search (search) VALUES ('delete-all')" if on_sqlite else "DELETE FROM search")
    op.execute("DELETE FROM facts WHERE name = 'documents'")

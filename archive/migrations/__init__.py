"""The schema's history, one numbered step after the other (Alembic)."""

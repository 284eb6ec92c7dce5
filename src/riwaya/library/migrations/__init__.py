"""The steps from one layout of the tables to the next (Alembic)."""

"""Fixtures that all tests may ask for."""

from databases import database_url, db, open_store, postgresql

__all__ = ["database_url", "db", "open_store", "postgresql"]

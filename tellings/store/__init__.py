"""Store: where records rest: SQLite by default, PostgreSQL as an extra; migrations, search."""

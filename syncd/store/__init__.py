"""All SQL: tables, migrations, and one small class for each caller."""

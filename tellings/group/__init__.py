"""Group: which articles tell of one happening."""

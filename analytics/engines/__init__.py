"""Engines run query texts; the local one is DuckDB."""

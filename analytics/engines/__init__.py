"""Engines run query texts: DuckDB in this process, or Apache Spark on machines of its own."""

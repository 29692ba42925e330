"""Apache Spark as an engine: the same query texts, translated at this edge; nothing here is imported where it is not asked for."""

"""Storage of the graph: the database, its reads and its writes."""

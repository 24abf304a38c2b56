"""Files for Neo4j's own tools on the same database: Browser and Bloom."""

"""Files for another Neo4j: CSV for its admin import, and a Cypher script."""

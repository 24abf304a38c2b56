"""Files of whole registers for the first load of a Neo4j, written from columns."""

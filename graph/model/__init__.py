"""Records of an investigation: entities, ties, sources, and how their values are written."""

"""Records of a run on their way into the store."""

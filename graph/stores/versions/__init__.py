"""Earlier contents of ties, sources and values, kept so that an import can be undone."""

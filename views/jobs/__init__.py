"""Background jobs of the pages."""

"""What is worked out over the graph; nothing here knows a database or a page."""

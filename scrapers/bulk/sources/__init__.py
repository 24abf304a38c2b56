"""Sources whose bulk files become shelves."""

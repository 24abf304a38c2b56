"""Tables and lists of the pages."""

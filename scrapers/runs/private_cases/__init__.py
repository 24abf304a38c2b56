"""A whole private case written into the shared database."""

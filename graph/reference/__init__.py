"""Reference sets that are shipped, and loaded on request."""

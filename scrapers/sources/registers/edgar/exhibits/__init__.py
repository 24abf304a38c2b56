"""Exhibit 21: the list of subsidiaries in an annual report."""

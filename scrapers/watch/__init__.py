"""Watches: what sources state differently from before, and the verdicts that this changes."""

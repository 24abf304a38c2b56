"""The graph an investigator works in: what is in it, what is seen of it, and how it got there."""

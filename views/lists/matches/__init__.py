"""Queue of pairs that may be one party: which are open, and what the page shows of each."""

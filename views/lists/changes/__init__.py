"""Changes at what is watched: entries, filters, dismissals, and the list of watches."""

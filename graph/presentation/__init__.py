"""How an answer is said and drawn: words, line styles, reports."""

"""Judging of the page Matches: writing in order, taking back, samples, many at once."""

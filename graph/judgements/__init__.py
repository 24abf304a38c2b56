"""Judgements of persons on whether two entries are one party, and what each would change."""

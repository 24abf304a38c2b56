"""Judgements of whether two entries are one party."""

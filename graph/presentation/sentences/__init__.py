"""Sentences of verdicts and ties."""

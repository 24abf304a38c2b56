"""Presentation of answers: words, line styles, reports."""

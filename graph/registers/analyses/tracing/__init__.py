"""Traces over the case and shelves: arrays find what the exact code reads and judges."""

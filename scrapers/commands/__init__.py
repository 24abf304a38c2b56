"""Command line of collectors: ``python -m scrapers …``."""

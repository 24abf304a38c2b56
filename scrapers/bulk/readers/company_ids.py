"""Ids of British companies, quickly for the usual form of their numbers."""

from graph.model.ids import company_id

DIGITS = 8
"""Digits of the usual form."""


def british_id(number: str) -> str:
    """Return ``company_id("GB", number)``."""
    if len(number) == DIGITS and number.isascii() and number.isdecimal() and number.strip("0"):
        return f"gb-{number}"
    return company_id("GB", number)

"""Meanings of the words that link an officer, a company and an address.

The words are free text, and the weaker reading counts: only words about holding shares or owning
are a holding. A settlor, beneficiary, trustee, protector or nominee is linked, since none of these
words says that the company is theirs.
"""

from graph.model.vocabulary.tie_wordings import TieMeaning, tie_meanings


def link_roles(link: str, *, ended: bool = False) -> tuple[TieMeaning, ...]:
    """Return the ties that the words of a link state; an owner who is also a director has two.

    There are none where the words deny any relation. ``ended`` is true where the last day is
    stated.
    """
    return tie_meanings(link, ended=ended)


def address_purpose(link: str) -> str:
    """Return the purpose of an address."""
    words = link.casefold()
    for mark, name in (
        ("registered", "registered office"),
        ("business", "business"),
        ("residential", "home"),
        ("mailing", "mailing"),
    ):
        if mark in words:
            return name
    return words

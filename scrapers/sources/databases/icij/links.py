"""What the database says of an officer, a company and an address: free text, read as the weaker.

Only words of holding shares or of owning are a holding; a settlor, beneficiary, trustee, protector
or nominee is linked, for none of these words says that the company is theirs.
"""

from graph.model.vocabulary.tie_wordings import TieMeaning, tie_meanings


def link_roles(link: str, *, ended: bool = False) -> tuple[TieMeaning, ...]:
    """Return the ties that the words of a link give: an owner who is director too gives two.

    There are none where the words deny that there is any relation. ``ended`` says that the last
    day is stated.
    """
    return tie_meanings(link, ended=ended)


def address_purpose(link: str) -> str:
    """Return what an address is for."""
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

"""Values that sources state of parties and ties, in words."""

from graph.analyses.tracing.verdict import ShareText
from graph.errors import DateError, ShareError
from graph.model.dates import first_day
from graph.model.records import BIRTH, KIND_ASSUMED, TieType, Value
from graph.model.shares import Share, exact_text, parse_share, parse_share_words
from graph.presentation.figures import percent
from graph.presentation.labels import TIE_WORDS
from graph.support.language import DateText, local_country_name
from graph.support.language import gettext as _

_DATES = frozenset({"incorporated", "dissolved", "since", "until"}) | BIRTH
_PLACES = frozenset({"country", "nationality", "jurisdiction", "market", "ships_from"})


def value_text(name: str, value: Value) -> str:
    """Return the value of a property in words: dates and countries in the user's language."""
    if name == KIND_ASSUMED:
        return _("assumed from the name")
    parts = value if isinstance(value, tuple) else (value,)
    return "; ".join(_part_text(name, str(part)) for part in parts)


def _part_text(name: str, text: str) -> str:
    if name in _PLACES:
        return local_country_name(text)
    if name in _DATES:
        return _date_text(text)
    if name == "tie" and text in frozenset(TieType):
        return TIE_WORDS[TieType(text)]
    return _share_text(text) if name == "share" else text


def _date_text(text: str) -> str:
    try:
        first_day(text)
    except DateError:
        return text
    return str(DateText(text))


def _share_text(text: str) -> str:
    """Return a share as a percentage; a share in other words stays as its source words it."""
    for read in (parse_share, parse_share_words):
        try:
            share = read(text)
        except ShareError:
            continue
        return percent(_bounds(share)) if share else text
    return text


def _bounds(share: Share) -> ShareText:
    return ShareText(exact_text(share.min), exact_text(share.max))

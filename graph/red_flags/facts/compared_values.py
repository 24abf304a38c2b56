"""Comparison of stated values of which only one can be right."""

from graph.red_flags.facts.register_numbers import country_code
from graph.red_flags.facts.value_dates import DAY_LENGTH, date_span
from graph.support.language import CountryText, DateText

_PLACES = frozenset({"country", "jurisdiction"})
_DATES = frozenset({"incorporated", "dissolved", "birth_date"})


def values_agree(name: str, left: str, right: str) -> bool:
    """Whether two values of a property can both be right: a year agrees with a day in it."""
    if name in _DATES:
        first, second = date_span(left), date_span(right)
        if first is None or second is None:
            return True
        return first[0] <= second[1] and second[0] <= first[1]
    if name in _PLACES:
        return country_code(left) == country_code(right)
    return _plain_text(left) == _plain_text(right)


def value_words(name: str, value: str) -> object:
    """Return a value as a sentence shows it: dates and countries in the user's language."""
    if name in _DATES:
        return DateText(value[:DAY_LENGTH])
    return CountryText(value) if name in _PLACES else value


def _plain_text(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum()).lstrip("0")

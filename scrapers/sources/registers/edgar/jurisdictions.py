"""Where a company is organised, as filings word it: ``Delaware, U.S.``, ``Hong Kong``."""

import re

from graph.model.vocabulary.countries import US_STATES, country_code, us_state

STATES = frozenset(US_STATES)
# The American state and the country have one name; which one is meant, the word does not say.
_AMBIGUOUS = frozenset({"georgia"})
_UNITED_STATES = re.compile(r",?\s*\(?(?:U\.?S\.?A?\.?|United States(?: of America)?)\)?$", re.I)


def country_of(stated: str) -> str:
    """Return alpha-2 of the country a jurisdiction is or lies in; empty where that is not clear."""
    words = " ".join(stated.replace("\xa0", " ").split()).strip(" .*")
    if not words:
        return ""
    state = _UNITED_STATES.sub("", words).casefold()
    is_state = bool(us_state(state)) and state not in _AMBIGUOUS
    if is_state or not state or (state in _AMBIGUOUS and state != words.casefold()):
        return "US"
    if words in ("UK", "U.K"):
        # No state has this code, nor has the SEC.
        return "GB"
    if words.casefold() in _AMBIGUOUS or re.fullmatch("[A-Za-z]{2}", words):
        return "US" if words in STATES - {"GA"} else ""
    last = words.rpartition(",")[2].strip()
    return country_code(words) or (country_code(last) if len(last) > 2 else "")


def state_country(code: str, described: str) -> str:
    """Return alpha-2 of EDGAR's own code: a state of the US, else by its description.

    EDGAR's codes of other countries are its own: ``DE`` is Delaware and never Germany.
    """
    if code in STATES:
        return "US"
    return country_code(described) if len(described) > 2 else ""

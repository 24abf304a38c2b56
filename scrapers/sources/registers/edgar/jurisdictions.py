"""Jurisdictions as filings word them: ``Delaware, U.S.``, ``Hong Kong``."""

import re

from graph.model.vocabulary.countries import US_STATES, country_code, us_state

STATES = frozenset(US_STATES)
# The state and the country share this name, and the word alone does not decide.
_AMBIGUOUS = frozenset({"georgia"})
_UNITED_STATES = re.compile(r",?\s*\(?(?:U\.?S\.?A?\.?|United States(?: of America)?)\)?$", re.I)


def country_of(stated: str) -> str:
    """Return the alpha-2 code of the country of a jurisdiction; empty where it is unclear."""
    words = " ".join(stated.replace("\xa0", " ").split()).strip(" .*")
    if not words:
        return ""
    state = _UNITED_STATES.sub("", words).casefold()
    is_state = bool(us_state(state)) and state not in _AMBIGUOUS
    if is_state or not state or (state in _AMBIGUOUS and state != words.casefold()):
        return "US"
    if words in ("UK", "U.K"):
        # Neither a US state nor an SEC country uses this code.
        return "GB"
    if words.casefold() in _AMBIGUOUS or re.fullmatch("[A-Za-z]{2}", words):
        return "US" if words in STATES - {"GA"} else ""
    last = words.rpartition(",")[2].strip()
    return country_code(words) or (country_code(last) if len(last) > 2 else "")


def state_country(code: str, described: str) -> str:
    """Return the alpha-2 code for an EDGAR code: US for a state, else by its description.

    EDGAR has its own codes for countries: ``DE`` is Delaware and never Germany.
    """
    if code in STATES:
        return "US"
    return country_code(described) if len(described) > 2 else ""

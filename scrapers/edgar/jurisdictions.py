"""Where a company is organised, as filings word it: ``Delaware, U.S.``, ``Hong Kong``."""

import re

from graph.countries import country_code

STATES = frozenset(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ "
    "NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY".split()
)
_STATE_NAMES = frozenset(
    name.strip()
    for name in (
        "alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,"
        "district of columbia,florida,hawaii,idaho,illinois,indiana,iowa,kansas,kentucky,"
        "louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,montana,"
        "nebraska,nevada,new hampshire,new jersey,new mexico,new york,north carolina,"
        "north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island,south carolina,south dakota,"
        "tennessee,texas,utah,vermont,virginia,washington,west virginia,wisconsin,wyoming"
    ).split(",")
)
# The American state and the country have one name; which one is meant, the word does not say.
_AMBIGUOUS = frozenset({"georgia"})
_UNITED_STATES = re.compile(r",?\s*\(?(?:U\.?S\.?A?\.?|United States(?: of America)?)\)?$", re.I)
_FORMERLY = frozenset({"england & wales", "england and wales", "england", "scotland"})


def country_of(stated: str) -> str:
    """Return alpha-2 of the country a jurisdiction is or lies in; empty where that is not clear."""
    words = " ".join(stated.replace("\xa0", " ").split()).strip(" .*")
    if not words:
        return ""
    state = _UNITED_STATES.sub("", words).casefold()
    if state in _STATE_NAMES or not state or (state in _AMBIGUOUS and state != words.casefold()):
        return "US"
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

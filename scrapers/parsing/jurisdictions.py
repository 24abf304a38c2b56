"""Companies by jurisdiction and number, as OpenCorporates writes them: ``gb/SC045439``."""

import re

from graph.model.ids import own_company_id, shorten_id, slug


def jurisdiction_id(jurisdiction: str, number: str) -> str:
    """Return the id of a company: of a country's register, or of a part of a country (``us_de``).

    The number of a part is kept under that part: numbers of two states may be the same.
    """
    place = jurisdiction.strip().lower()
    if re.fullmatch("[a-z]{2}", place):
        return own_company_id(place, number)
    digits = slug(number, keep_case=True)
    known = re.fullmatch("[a-z]{2}_[a-z0-9]{1,3}", place) and re.search(r"\d", digits)
    return f"{place.replace('_', '-')}-{shorten_id(digits)}" if known else ""

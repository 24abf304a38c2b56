"""Company ids by jurisdiction and number, as OpenCorporates writes them: ``gb/SC045439``."""

import re

from graph.model.ids import own_company_id, shorten_id, slug


def jurisdiction_id(jurisdiction: str, number: str) -> str:
    """Return the id of a company in the register of a country, or of a part of one (``us_de``).

    The id names the part, because two states may give the same number. It is empty if the
    jurisdiction or the number is not valid.
    """
    place = jurisdiction.strip().lower()
    if re.fullmatch("[a-z]{2}", place):
        return own_company_id(place, number)
    digits = slug(number, keep_case=True)
    known = re.fullmatch("[a-z]{2}_[a-z0-9]{1,3}", place) and re.search(r"\d", digits)
    return f"{place.replace('_', '-')}-{shorten_id(digits)}" if known else ""

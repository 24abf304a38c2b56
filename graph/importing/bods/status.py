"""Public office of persons and listing of companies in BODS, as values and back.

https://standard.openownership.org/en/0.4.0/standard/reference.html (politicalExposure,
publicListing)
"""

from collections.abc import Mapping

from graph.importing.bods.statement import (
    Json,
    is_true_at,
    items_at,
    object_at,
    objects_at,
    text_at,
)
from graph.model.records import Value

_EXPOSED = {True: "isPep", False: "isNotPep"}
_PART = " / "
_LISTED = (
    ("stockExchangeName",),
    ("stockExchangeJurisdiction",),
    ("security", "ticker"),
    ("security", "idScheme"),
    ("security", "id"),
    ("marketIdentifierCode",),
    ("operatingMarketIdentifierCode",),
)


def exposure_values(details: Json) -> dict[str, Value]:
    """Return whether a person holds or held a public office, in the words of the standard."""
    exposure = object_at(details, "politicalExposure")
    status = text_at(exposure, "status")
    is_exposed = details.get("hasPepStatus")
    if isinstance(is_exposed, bool):
        status = status or _EXPOSED[is_exposed]
    listed = [*objects_at(exposure, "details"), *objects_at(details, "pepStatusDetails")]
    offices = tuple(filter(None, map(_office, listed)))
    return {"pep_status": status, "pep_details": offices}


def _office(item: Json) -> str:
    place = object_at(item, "jurisdiction")
    dates = (
        (word, text_at(item, key)) for word, key in (("since", "startDate"), ("until", "endDate"))
    )
    parts = (
        text_at(item, "reason"),
        text_at(place, "name") or text_at(place, "code"),
        *(f"{word} {day}" for word, day in dates if day),
        text_at(item, "missingInfoReason"),
    )
    return "; ".join(filter(None, parts))


def exposure_of(values: Mapping[str, Value]) -> dict[str, object]:
    """Return the BODS exposure of values; empty if they hold none."""
    status = values.get("pep_status")
    if status not in ("isPep", "isNotPep", "unknown"):
        return {}
    stored = values.get("pep_details", ())
    details = stored if isinstance(stored, tuple) else (str(stored),)
    return {
        "status": status,
        **({"details": [{"reason": each} for each in details]} if details else {}),
    }


def listing_values(details: Json) -> dict[str, Value]:
    """Return whether a company is listed, where it files, and its securities."""
    listing = object_at(details, "publicListing")
    if not isinstance(listing.get("hasPublicListing"), bool):
        return {}
    filings = tuple(
        each for each in items_at(listing, "companyFilingsURLs") if isinstance(each, str)
    )
    return {
        "publicly_listed": is_true_at(listing, "hasPublicListing"),
        "company_filings": filings,
        "securities": tuple(map(_security, objects_at(listing, "securitiesListings"))),
    }


def _security(item: Json) -> str:
    parts = []
    for *above, key in _LISTED:
        parts.append(text_at(object_at(item, above[0]) if above else item, key))
    return _PART.join(parts).rstrip(_PART)


def listing_of(values: Mapping[str, Value]) -> dict[str, object]:
    """Return the BODS listing of values; empty if they hold none."""
    listed = values.get("publicly_listed")
    if not isinstance(listed, bool):
        return {}
    made: dict[str, object] = {"hasPublicListing": listed}
    if filings := _texts(values, "company_filings"):
        made["companyFilingsURLs"] = list(filings)
    securities = [found for each in _texts(values, "securities") if (found := _listing(each))]
    return {**made, **({"securitiesListings": securities} if securities else {})}


def _texts(values: Mapping[str, Value], name: str) -> tuple[str, ...]:
    value = values.get(name, ())
    return value if isinstance(value, tuple) else (str(value),)


def _listing(security: str) -> dict[str, object]:
    """Return one listing; empty if a field that the standard requires is not stated."""
    parts = security.split(_PART)
    made: dict[str, object] = {}
    inner: dict[str, str] = {}
    for (*above, key), part in zip(_LISTED, parts, strict=False):
        if part:
            (inner if above else made)[key] = part
    known = made.keys() >= {"stockExchangeName", "stockExchangeJurisdiction"}
    if not known or "ticker" not in inner:
        return {}
    return {**made, "security": inner}

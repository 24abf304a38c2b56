"""Types and properties that a reconciliation service offers."""

from collections.abc import Mapping

from graph.model.records import Kind

TYPES: Mapping[str, Kind] = {
    str(kind): kind for kind in (Kind.COMPANY, Kind.PERSON, Kind.STOREFRONT)
}
"""Kinds that can be asked for, by the id of their type."""

ASKED: Mapping[str, str] = {
    "country": "country",
    "number": "register number",
    "lei": "LEI",
    "vat": "VAT number",
    "incorporated": "day of incorporation",
    "born": "date of birth",
    "phone": "phone",
    "email": "e-mail",
    "website": "website",
    "address": "address",
}
"""Names of the properties that a query may state, by id."""

TOLD: Mapping[str, str] = {
    "country": "country",
    "registration_number": "register number",
    "lei": "LEI",
    "vat_number": "VAT number",
    "incorporated": "day of incorporation",
    "dissolved": "dissolved",
    "status": "status",
    "website": "website",
}
"""Names of the properties that a table can be extended with, by id; none of a person's birth."""

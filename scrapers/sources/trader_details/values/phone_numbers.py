"""Phone numbers as a page writes them: with their country, or as dialled within it."""

import phonenumbers

from graph.model.ids import phone_id


def international_number(value: str, country: str) -> str:
    """Return a phone number with its prefix; empty if invalid or of an unknown country.

    ``country`` is alpha-2 or empty. A number without a prefix must be a valid one of that country.
    """
    if phone_id(value):
        return value
    if not country or not phone_id(value, country):
        return ""
    try:
        parsed = phonenumbers.parse(value, country)
    except phonenumbers.NumberParseException:
        return ""
    valid = phonenumbers.is_valid_number_for_region(parsed, country)
    form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, form) if valid else ""

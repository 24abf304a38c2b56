"""Columns of lists from BizFile profiles, by their headings."""

NAMES = {
    "uen": ("company uen", "registration number"),
    "entity_name": ("company", "company name", "name of company"),
    "name": ("officer", "shareholder", "officer name", "shareholder name", "holder"),
    "id": ("identification", "identification no", "id no", "shareholder uen", "holder uen"),
    "position": ("position held", "role", "designation"),
    "date_appointed": ("date of appointment", "appointed", "appointment date"),
    "date_ceased": (
        *("date of cessation", "ceased", "cessation date", "date of withdrawal", "withdrawn"),
        *("date resigned", "resigned", "date of resignation"),
    ),
    "status": ("officer status", "position status", "appointment status", "shareholder status"),
    "company_status": ("entity status", "status of company"),
    "nationality": ("nationality citizenship", "country", "place of incorporation", "origin"),
    "address": ("source of address",),
    "shares": ("number of shares", "no of shares", "ordinary number", "shares held"),
    "percentage": (
        *("percent", "share", "shareholding", "percentage of shares", "percentage held"),
        *("percentage shareholding", "shareholding percentage"),
    ),
    "joint": ("jointly held", "joint holding", "joint holders", "joint group", "held jointly"),
    "capacity": ("held as", "nature of holding", "holding capacity"),
    "currency": (),
    "class": ("share type", "class of shares", "type of shares"),
    "class_total": ("total of class",),
    "total": ("total shares", "total number of shares", "issued shares"),
    "all_holders": ("complete", "all shareholders", "complete list"),
}
"""Our names of columns, with the headings that are taken for them."""

LISTED = "listed"
"""What a row is by its list, where the row itself says nothing more."""

"""Labels of the properties of parties."""

from graph.model.records import KIND_ASSUMED
from graph.support.language import N_
from graph.support.language import gettext as _

FIELD_LABELS = {
    "name": N_("name"),
    "names": N_("also called"),
    "aliases": N_("also called"),
    "previous_names": N_("formerly called"),
    "former_names": N_("formerly called"),
    "short_name": N_("short name"),
    "country": N_("country"),
    "nationality": N_("nationality"),
    "jurisdiction": N_("jurisdiction"),
    "market": N_("market"),
    "ships_from": N_("ships from"),
    "category": N_("category"),
    "registration_number": N_("register number"),
    "vat_number": N_("VAT number"),
    "company_type": N_("legal form"),
    "company_form": N_("legal form"),
    "birth_date": N_("born"),
    "incorporated": N_("incorporated"),
    "dissolved": N_("dissolved"),
    "entity_type": N_("kind of body"),
    KIND_ASSUMED: N_("company or person"),
    "status": N_("status"),
    "website": N_("website"),
    "note": N_("note"),
    "denies": N_("says against it"),
    "unknown_reason": N_("why not stated"),
}


def field_label(name: str) -> str:
    """Return the label of a property, or its name in the source if it has no label."""
    return _(FIELD_LABELS[name]) if name in FIELD_LABELS else name.replace("_", " ")

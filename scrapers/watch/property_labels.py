"""Labels of the properties of parties and ties that a change can speak of."""

from graph.presentation.field_labels import FIELD_LABELS, field_label
from graph.support.language import N_
from graph.support.language import gettext as _

# Properties of ties; those of parties have their labels in graph.presentation.
_TIE_LABELS = {
    "share": N_("share"),
    "since": N_("since"),
    "until": N_("until"),
    "role": N_("role"),
    "nature": N_("nature"),
    "interest": N_("interest"),
    "purpose": N_("purpose"),
    "holding": N_("holding"),
    "wording": N_("wording"),
    "judgement": N_("judgement"),
    "tie": N_("kind of link"),
    "from": N_("from"),
    "to": N_("to"),
    "kind": N_("kind"),
}


def property_label(name: str) -> str:
    """Return the label of a property of a party or tie in the current language."""
    if name in _TIE_LABELS and name not in FIELD_LABELS:
        return _(_TIE_LABELS[name])
    return field_label(name)

"""Labels of what records hold: their ties, kinds and columns, by their names in the model."""

from graph.model.records import Kind, TieType
from graph.presentation.field_labels import field_label
from graph.presentation.labels import TIE_WORDS
from graph.presentation.visual_language import KIND_SIGNS
from graph.support.language import N_
from graph.support.language import gettext as _

_LABELS = {
    "STATES": N_("differing values of one party"),
    "Source": N_("sources"),
    "dates": N_("dates"),
    "imports": N_("unfinished imports"),
    "lang": N_("language of the wording"),
    "quoted": N_("whether the wording is a quotation"),
    "translation": N_("translation of the wording"),
    "described": N_("that a party is described and not named"),
    "restates": N_("which source it repeats"),
    "standing": N_("standing of the source"),
    "holding": N_("whole holding or lot"),
    "role_kind": N_("kind of role"),
    "judged_by": N_("who judged"),
    "judged_at": N_("when it was judged"),
}


def record_label(name: str) -> str:
    """Return the label of a tie type, a kind or a column, by its name in the model."""
    if name in set(TieType):
        return TIE_WORDS[TieType(name)]
    if name in set(Kind):
        return KIND_SIGNS[Kind(name)].label
    return _(_LABELS[name]) if name in _LABELS else field_label(name)

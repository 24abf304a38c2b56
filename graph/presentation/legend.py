"""Legend of a drawing: the signs that it uses, each with its meaning."""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from datetime import date

from graph.analyses.tracing.tie_reader import TieReader
from graph.model.records import Contents, Kind
from graph.presentation.tie_style import hop_has_ended, is_hop_hollow, strength_slug
from graph.presentation.visual_language import HOLLOW, KIND_SIGNS, PALE, TIE_SIGNS
from graph.support.language import gettext as _


@dataclass(frozen=True, slots=True)
class LegendSign:
    """One sign: the silhouette of ``kind``, or else a line of ``slug``, and what it means."""

    label: str
    _: KW_ONLY
    kind: Kind | None = None
    slug: str = ""
    hollow: bool = False
    opacity: float = 1


def legend_signs(contents: Contents, reader: TieReader, day: date) -> Iterator[LegendSign]:
    """Yield the signs that a drawing of the contents uses, parties first."""
    drawn = {entity.kind for entity in contents.entities.values()}
    for kind in (k for k in Kind if k in drawn):
        yield LegendSign(KIND_SIGNS[kind].label, kind=kind)
    hops = [reader.hop(each) for each in contents.ties]
    lines = {(strength_slug(hop.strength), is_hop_hollow(hop)) for hop in hops}
    for slug, sign in TIE_SIGNS.items():
        for hollow in (False, True):
            if (slug, hollow) in lines:
                yield LegendSign(_line_label(slug, sign.label, hollow), slug=slug, hollow=hollow)
    over = {strength_slug(hop.strength) for hop in hops if hop_has_ended(hop, day)}
    if slug := next((slug for slug in TIE_SIGNS if slug in over), ""):
        # No day here: the same records give the same bytes.
        yield LegendSign(_("pale: ended"), slug=slug, opacity=PALE)


def _line_label(slug: str, label: str, hollow: bool) -> str:
    if slug not in HOLLOW:
        return label
    form = _("{label}, reported or our inference") if hollow else _("{label}, in a register")
    return form.format(label=label)

"""Look of the signs on the canvas: their size and colour by what the user chose."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import sqrt
from types import MappingProxyType

from graph.model.records import Entity
from graph.support.language import N_, Labels
from views.drawing.components import ComponentSheet
from views.shell.texts import _, ngettext
from views.verdict.chain_cards import place_of

_LEAST_SIZE, _MOST_SIZE = 20.0, 64.0  # px of a sign
_SIZE_STEP = 6.5
_MOST_FLAGS = 3  # red flags from which the colour no longer changes
_NO_FLAGS: Mapping[str, int] = MappingProxyType({})

# At least 3:1 against the paper of either theme, and apart without red and green.
_SHADES = (
    ("#1B3F8B", "#9DBBFF"),
    ("#B35900", "#F0B65A"),
    ("#0A6070", "#62C0CF"),
    ("#8C2F5E", "#EE9CC6"),
    ("#55611A", "#BFCB78"),
    ("#5A3A94", "#B79BEA"),
    ("#8A3A1E", "#F0A487"),
)
_OTHER = ("#59616B", "#AEB6C0")
_NOT_STATED = ("#8B9098", "#7B828B")
_FLAG_SHADES = (("#8B9098", "#7B828B"), ("#C07A00", "#F0C45A"), ("#B8480B", "#F59A55"))
_MANY_FLAGS = ("#8E1420", "#FF8087")


class SignColour(StrEnum):
    """The property that the colour of a sign shows."""

    KIND = "kind"
    COUNTRY = "country"
    FLAGS = "red flags"


SIGN_COLOURS: Labels[SignColour] = Labels(
    {
        SignColour.KIND: N_("Kind"),
        SignColour.COUNTRY: N_("Country"),
        SignColour.FLAGS: N_("Red flags"),
    }
)


@dataclass(frozen=True, slots=True)
class Look:
    """The chosen look; ``flags`` counts the red flags of each party, where they give the colour."""

    by_links: bool = False
    colour: SignColour = SignColour.KIND
    flags: Mapping[str, int] = field(default_factory=lambda: _NO_FLAGS)

    def sizes(self, links: Mapping[str, int], ids: Sequence[str]) -> dict[str, float]:
        """Return the size in px of each sign, none if all have their usual size."""
        if not self.by_links:
            return {}
        grown = {i: _LEAST_SIZE + _SIZE_STEP * sqrt(links.get(i, 0)) for i in ids}
        return {i: round(min(size, _MOST_SIZE), 1) for i, size in grown.items()}

    def shading(self, entities: Sequence[Entity]) -> "Shading":
        """Return the colour of each sign."""
        if self.colour is SignColour.COUNTRY:
            return _country_shading(entities)
        return _flag_shading(entities, self.flags) if self.colour is SignColour.FLAGS else Shading()


@dataclass(frozen=True, slots=True)
class Shading:
    """Colours in either theme, the number of that of each party, and what they mean."""

    shades: Sequence[tuple[str, str]] = ()
    by_party: Mapping[str, int] = field(default_factory=dict)
    meanings: Sequence[str] = ()

    def legend(self) -> list[ComponentSheet]:
        """Return the entries of the legend, with counts; a colour that nobody has is left out."""
        count = Counter(self.by_party.values())
        return [
            {"shade": n, "label": meaning, "count": count[n]}
            for n, meaning in enumerate(self.meanings)
            if count[n]
        ]

    def sheet(self) -> list[ComponentSheet]:
        """Return the colours as data of the component."""
        return [{"light": light, "dark": dark} for light, dark in self.shades]


def _country_shading(entities: Sequence[Entity]) -> Shading:
    """Give the most frequent countries a colour each."""
    places = {e.id: place_of(e) for e in entities}
    count = Counter(place for place in places.values() if place)
    named = [place for place, _n in count.most_common(len(_SHADES))]
    number = {place: n for n, place in enumerate(named)}
    other, unstated = len(named), len(named) + 1
    return Shading(
        (*_SHADES[: len(named)], _OTHER, _NOT_STATED),
        {i: number.get(place, other) if place else unstated for i, place in places.items()},
        (*named, _("other countries"), _("country not stated")),
    )


def _flag_shading(entities: Sequence[Entity], flags: Mapping[str, int]) -> Shading:
    labels = [ngettext("{n} red flag", "{n} red flags", n).format(n=n) for n in (1, 2)]
    return Shading(
        (*_FLAG_SHADES, _MANY_FLAGS),
        {e.id: min(flags.get(e.id, 0), _MOST_FLAGS) for e in entities},
        (_("no check raised a flag"), *labels, _("3 red flags or more")),
    )

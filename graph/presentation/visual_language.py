"""Visual language: a silhouette per kind, a line per strength, a chip per standing.

Silhouettes are SVG paths on a 24 by 24 field. HTML draws them as masks, the canvas through Path2D,
so that text, table, legend, graph and PNG show the same sign for the same thing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analyses.tracing.verdict import Strength
from graph.model.records import Kind
from graph.presentation.labels import STANDING_LABELS, STRENGTH_LABELS
from graph.support.language import N_
from graph.support.language import gettext as _


@dataclass(frozen=True, slots=True)
class KindSign:
    """Sign of one kind of entity: its word, silhouette and colour in either theme."""

    word: str
    path: str
    light: str
    dark: str

    @property
    def label(self) -> str:
        """Word in the user's language."""
        return _(self.word)


@dataclass(frozen=True, slots=True)
class TieSign:
    """Sign of one strength: dashes, width in px, colour in either theme, and meaning."""

    word: str
    dashes: tuple[int, ...]
    width: float
    light: str
    dark: str
    meaning: str
    family: str

    @property
    def label(self) -> str:
        """Word in the user's language."""
        return _(self.word)

    @property
    def meaning_text(self) -> str:
        """Meaning in the user's language."""
        return _(self.meaning)


KIND_SIGNS: Mapping[Kind, KindSign] = MappingProxyType(
    {
        Kind.PLATFORM: KindSign(
            N_("Platform"),
            "M12 1 21.5 6.5v11L12 23 2.5 17.5v-11zM7.5 8.5v2h3.3V17h2.4v-6.5h3.3v-2z",
            "#5A3A94",
            "#B79BEA",
        ),
        Kind.STOREFRONT: KindSign(
            N_("Storefront"),
            "M4.5 2h15L22 8.5a3.2 3.2 0 0 1-2 3V22h-6v-6.5h-4V22H4V11.5a3.2 3.2 0 0 1-2-3z",
            "#0A6070",
            "#62C0CF",
        ),
        Kind.COMPANY: KindSign(
            N_("Company"),
            "M3.5 2h17v20H14v-4.5h-4V22H3.5zM7 5.5V8h3V5.5zm7 0V8h3V5.5z"
            "M7 11v2.5h3V11zm7 0v2.5h3V11z",
            "#333A44",
            "#D5DAE1",
        ),
        Kind.PERSON: KindSign(
            N_("Person"),
            "M12 2a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM2.5 22a9.5 8.2 0 0 1 19 0z",
            "#8C2F5E",
            "#EE9CC6",
        ),
        Kind.ADDRESS: KindSign(
            N_("Address"),
            "M12 1a8 8 0 0 1 8 8c0 5.6-8 14-8 14S4 14.6 4 9a8 8 0 0 1 8-8z"
            "m0 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
            "#55611A",
            "#BFCB78",
        ),
        Kind.CONTACT: KindSign(
            N_("Contact"),
            "M2 5h20v2.2l-10 6.3L2 7.2zM2 9.6l10 6.3 10-6.3V19H2z",
            "#7A4A12",
            "#E0B072",
        ),
        Kind.BRAND: KindSign(
            N_("Brand"),
            "M2 2h9.5L22 12.5 12.5 22 2 11.5zm5 3a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
            "#8A3A1E",
            "#F0A487",
        ),
        Kind.PRODUCT: KindSign(
            N_("Product"), "M2.5 3h19v5h-19zM4 9.5h16V21H4zm5 2.5v2h6v-2z", "#4F555C", "#B8BEC6"
        ),
    }
)

_HOLDING = ("#1B3F8B", "#9DBBFF")
_PEOPLE = ("#8A5200", "#F0B65A")
_COINCIDENCE = ("#59616B", "#AEB6C0")

NEUTRAL = "neutral"

# Style sheets know a strength by a short word without spaces.
SLUGS: Mapping[Strength, str] = MappingProxyType(
    {
        Strength.OWNED: "owned",
        Strength.CONTROLLED: "controlled",
        Strength.PART_OWNED: "part",
        Strength.PERSONNEL: "personnel",
        Strength.CONNECTED: "connected",
        Strength.SHARED_CONTACT: "contact",
        Strength.POSSIBLE_SAME: "same",
    }
)

# Three colour families say what class of tie it is (a holding, people and dealings, a
# coincidence); the line says which one within it. Weight falls with strength, so the order
# survives without colour. Round line ends cover part of each gap, so a gap is at least three times
# as wide as that: a part stake whose gaps close would look like a whole one.
TIE_SIGNS: Mapping[str, TieSign] = MappingProxyType(
    {
        "owned": TieSign(
            STRENGTH_LABELS.message(Strength.OWNED),
            (),
            5,
            *_HOLDING,
            N_("over half, or a share not stated, in every link"),
            "holding",
        ),
        "controlled": TieSign(
            STRENGTH_LABELS.message(Strength.CONTROLLED),
            (),
            2,
            *_HOLDING,
            N_("control that is not a share"),
            "holding",
        ),
        "part": TieSign(
            STRENGTH_LABELS.message(Strength.PART_OWNED),
            (10, 8),
            3.2,
            *_HOLDING,
            N_("a share of 50 % or less in some link"),
            "holding",
        ),
        "personnel": TieSign(
            STRENGTH_LABELS.message(Strength.PERSONNEL),
            (6, 4),
            2.5,
            *_PEOPLE,
            N_("an officer or employee of both"),
            "people",
        ),
        "connected": TieSign(
            STRENGTH_LABELS.message(Strength.CONNECTED),
            (2, 5),
            2.5,
            *_PEOPLE,
            N_("“connected to” and nothing stronger"),
            "people",
        ),
        "contact": TieSign(
            STRENGTH_LABELS.message(Strength.SHARED_CONTACT),
            (8, 4, 2, 4),
            1.6,
            *_COINCIDENCE,
            N_("same address, phone, e-mail or tracker"),
            "coincidence",
        ),
        "same": TieSign(
            STRENGTH_LABELS.message(Strength.POSSIBLE_SAME),
            (3, 8),
            1.6,
            *_COINCIDENCE,
            N_("a proposed match nobody has decided"),
            "coincidence",
        ),
        NEUTRAL: TieSign(
            N_("Trading link"),
            (),
            1.2,
            *_COINCIDENCE,
            N_("who sells where; says nothing of ownership"),
            "coincidence",
        ),
    }
)

# Ink is proof: a holding in a register is drawn solid, one only reported or inferred hollow.
# Px outside, px of paper inside.
HOLLOW: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"owned": (7, 3.4), "controlled": (4.4, 1.8), "part": (5.6, 2.4)}
)

PALE = 0.42
"""Opacity of a line that has ended (0 to 1)."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A standing as it is shown: its word, and the meaning of the word for a chain."""

    word: str
    meaning: str

    @property
    def label(self) -> str:
        """Word in the user's language."""
        return _(self.word)

    @property
    def meaning_text(self) -> str:
        """Meaning in the user's language."""
        return _(self.meaning)


CHIPS: Mapping[str, Chip] = MappingProxyType(
    {
        "registered": Chip(
            STANDING_LABELS.message("registered"),
            N_("above the seller, every link is in a register or filing"),
        ),
        "platform": Chip(
            STANDING_LABELS.message("platform"), N_("the marketplace's own page says so")
        ),
        "reported": Chip(
            STANDING_LABELS.message("reported"),
            N_("at least one link comes from the press, a platform page or our own research"),
        ),
        "derived": Chip(
            STANDING_LABELS.message("derived"), N_("at least one link is our own inference")
        ),
    }
)


def line_svg(slug: str, *, outlined: bool) -> str:
    """Return the SVG of one line on a 44 by 8 field, in black (a mask)."""
    sign = TIE_SIGNS[slug]
    dashes = " ".join(map(str, sign.dashes))
    if not outlined or slug not in HOLLOW:
        return (
            f'<path d="M1 4H43" stroke="#000" stroke-width="{sign.width}" '
            f'stroke-dasharray="{dashes}"/>'
        )
    outside, inside = HOLLOW[slug]
    rim = (outside - inside) / 2
    off = inside / 2 + rim / 2
    return (
        f'<path d="M1 {4 - off:.2f}H43M1 {4 + off:.2f}H43" stroke="#000" '
        f'stroke-width="{rim:.2f}" stroke-dasharray="{dashes}"/>'
    )

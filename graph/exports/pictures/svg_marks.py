"""SVG marks of an exported drawing: parties, ties, labels and samples of the legend."""

from collections.abc import Iterator, Sequence
from math import hypot

from graph.analyses.tracing.verdict import ChainHop
from graph.exports.networks.xml_text import XmlTexts
from graph.exports.pictures.curves import Curve
from graph.exports.pictures.drawing import Drawing
from graph.exports.pictures.party_box import LINE, SIGN, PartyBox
from graph.exports.pictures.tie_label_places import LEADING, TieLine
from graph.model.records import Kind
from graph.model.shares import share_words
from graph.presentation.layout.chain_layout import Spot
from graph.presentation.sentences.tie_sentences import hop_sentence
from graph.presentation.tie_style import hop_has_ended, is_hop_hollow, strength_slug
from graph.presentation.visual_language import HOLLOW, KIND_SIGNS, PALE, TIE_SIGNS
from graph.support.language import gettext as _

_BROAD = 0.95  # width of an arrow, as a part of its length


def drawing_marks(drawing: Drawing, texts: XmlTexts) -> Iterator[str]:
    """Yield the lines, then the parties, then the labels; later marks cover earlier ones."""
    for hop, line in drawing.ties:
        yield _tie(hop, line, texts, drawing)
    for party in drawing.parties.values():
        yield _party(party, texts)
    for hop, line in drawing.ties:
        yield _label(hop, line, texts)


def _party(party: PartyBox, texts: XmlTexts) -> str:
    """Return one party: its silhouette, its shortened name, and the full name as a title."""
    entity, spot = party.entity, party.spot
    sign = KIND_SIGNS[entity.kind]
    title = texts.element(f"{entity.name} ({sign.label})", "name")
    return (
        f"<g data-entity={texts.id(entity.id)}><title>{title}</title>"
        f'<circle class="plate" cx="{px(spot.x)}" cy="{px(spot.y)}" r="{SIGN * 0.62:.0f}"/>'
        f'<path transform="translate({px(party.sign.left)} {px(party.sign.top)}) '
        f'scale({SIGN / 24:.3f})" fill="{sign.light}" fill-rule="evenodd" d="{sign.path}"/>'
        f'<text class="name">{_lines(party.lines, spot.x, party.first, LINE, texts)}</text></g>\n'
    )


def _lines(lines: Sequence[str], x: float, y: float, step: float, texts: XmlTexts) -> str:
    return "".join(
        f'<tspan x="{px(x)}" y="{px(y + i * step)}">{texts.element(line, "name")}</tspan>'
        for i, line in enumerate(lines)
    )


def _tie(hop: ChainHop, line: TieLine, texts: XmlTexts, drawing: Drawing) -> str:
    """Return one tie: its line and arrow, with the statement as a title."""
    name = strength_slug(hop.strength)
    seen = f' opacity="{PALE}"' if hop_has_ended(hop, drawing.day) else ""
    drawn = stroke(_path(line.shaft), name, hollow=is_hop_hollow(hop), weight=drawing.weight)
    return (
        f"<g data-tie={texts.id(hop.tie.id)} data-type={texts.id(str(hop.tie.type))}{seen}>"
        f"<title>{texts.element(_tie_title(hop), 'wording')}</title>"
        f'{drawn}<path fill="{TIE_SIGNS[name].light}" d="{_arrow(line)}"/></g>\n'
    )


def _label(hop: ChainHop, line: TieLine, texts: XmlTexts) -> str:
    """Return the label of a tie on a white plate, empty if it found no room."""
    label = line.label
    if label is None:
        return ""
    box, size = label.box, label.size
    x = (box.left + box.right) / 2
    text = _lines(label.lines, x, box.top + 0.95 * size, LEADING * size, texts)
    return (
        f'<g data-tie={texts.id(hop.tie.id)}><rect class="plate" x="{px(box.left)}" '
        f'y="{px(box.top)}" width="{px(box.right - box.left)}" height="{px(label.height)}"/>'
        f'<text class="tie">{text}</text></g>\n'
    )


def silhouette(kind: Kind) -> str:
    """Return the shape of a kind of party, 24 by 24."""
    sign = KIND_SIGNS[kind]
    return f'<path fill="{sign.light}" fill-rule="evenodd" d="{sign.path}"/>'


def stroke(path: str, name: str, *, hollow: bool, weight: float = 1) -> str:
    """Return a line in the style of a strength; hollow means reported or inferred."""
    sign = TIE_SIGNS[name]
    dashes = f' stroke-dasharray="{" ".join(map(str, sign.dashes))}"' if sign.dashes else ""
    if not hollow:
        return (
            f'<path fill="none" stroke="{sign.light}" stroke-width="{_width(sign.width, weight)}"'
            f'{dashes} d="{path}"/>'
        )
    outside, inside = (_width(px_, weight) for px_ in HOLLOW[name])
    return (
        f'<path fill="none" stroke="{sign.light}" stroke-width="{outside}"{dashes} d="{path}"/>'
        f'<path fill="none" stroke="#fff" stroke-width="{inside}" d="{path}"/>'
    )


def _width(whole: float, weight: float) -> str:
    return f"{whole * weight:.3g}"


def _tie_title(hop: ChainHop) -> str:
    """Return a tie as the verdict words it, with its share, dates, wording and source."""
    stated = hop.tie
    ends = {"since": stated.since or "…", "until": stated.until or "…"}
    period = _("{since} to {until}").format(**ends)
    share = f"{stated.interest or 'shares'}: {share_words(stated.share)}" if stated.share else ""
    parts = (
        hop_sentence(hop),
        share,
        period if stated.since or stated.until else "",
        f"“{stated.wording}”" if stated.quoted else stated.wording,
        hop.source.title,
    )
    return " · ".join(text for text in parts if text)


def _arrow(line: TieLine) -> str:
    tip, base = line.tip, line.shaft.end
    length = hypot(tip.x - base.x, tip.y - base.y) or 1
    x, y = (tip.x - base.x) / length * line.arrow, (tip.y - base.y) / length * line.arrow
    aside = _BROAD / 2
    left = Spot(tip.x - x + y * aside, tip.y - y - x * aside)
    right = Spot(tip.x - x - y * aside, tip.y - y + x * aside)
    return f"M{_coordinates(tip)}L{_coordinates(left)}L{_coordinates(right)}Z"


def _path(curve: Curve) -> str:
    start, *bends = (_coordinates(p) for p in (curve.start, curve.one, curve.two, curve.end))
    return f"M{start}C{' '.join(bends)}"


def _coordinates(spot: Spot) -> str:
    return f"{px(spot.x)} {px(spot.y)}"


def px(value: float) -> str:
    """Return a length to a tenth of a px, the same text on every machine."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text

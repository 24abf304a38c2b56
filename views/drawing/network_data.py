"""Conversion of a scene into the nodes and edges of the graph component, through pyvis."""

from collections import Counter
from typing import Any

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from graph.analyses.tracing.tie_reader import TieReader
from graph.analyses.tracing.verdict import ChainHop, Verdict
from graph.model.records import Kind, Tie, TieType
from graph.presentation import tie_style
from graph.presentation.layout.chain_layout import drawing_height, tie_bend
from graph.presentation.names.short_names import Lines, label_lines, picture_names
from graph.presentation.sentences.tie_labels import line_label
from graph.presentation.visual_language import HOLLOW, KIND_SIGNS, TIE_SIGNS
from views.drawing.components import ComponentSheet
from views.drawing.scene import DrawingScene, chains_to_draw, verdict_scene
from views.shell.links import Pick
from views.shell.texts import _, day_text, ngettext

_BEND_STEP = 0.14  # added bend of each further tie between two parties
_WIDER_STEP = 0.26  # the same where there are three or more, so that each has room for its label
_MANY_TOGETHER = 3
_LETTERS = 19  # per line of a name, so that names of one row do not overlap
_MOST_BENT = 300  # parties up to which ties are bent around others
_RANKS = {slug: rank for rank, slug in enumerate(TIE_SIGNS)}


class _Drawing(Network):  # type: ignore[misc]
    """pyvis' network without its search for duplicates, which reads all nodes for each new one.

    Each party and tie is added once, so no duplicate can occur.
    """

    def add_node(self, n_id: str, label: str, **options: object) -> None:
        node = Node(n_id, "dot", label=label, **options).options
        self.nodes.append(node)
        self.node_ids.append(n_id)
        self.node_map[n_id] = node

    def add_edge(self, source: str, to: str, **options: object) -> None:
        self.edges.append(Edge(source, to, self.directed, **options).options)


def control_words() -> ComponentSheet:
    """Return the texts of the drawing's own controls."""
    return {
        "fit": _("Fit"),
        "png": _("PNG"),
        "help": _(
            "Left and right arrows move between names, Enter opens the dossier, plus and "
            "minus zoom, 0 fits."
        ),
    }


def chain_sheet(verdict: Verdict, reader: TieReader, pick: Pick | None) -> ComponentSheet:
    """Return the drawing of the chains, from left (the storefront) to right (the target)."""
    chains = chains_to_draw(verdict.chains, pick)
    scene = verdict_scene(verdict, chains, reader, pick)
    rest = len(verdict.chains) - len(chains)
    if rest:
        form = _("{n} of {all} chains drawn: the first of each strength. “Show in graph” adds one")
        caption = form.format(n=len(chains), all=len(verdict.chains))
    elif chains:
        caption = ngettext("The one chain", "All {n} chains", len(chains)).format(n=len(chains))
    else:
        caption = _("What is known, without a chain to the target")
    form = _(
        "Graph of {parties} names and {ties} links of {name}. The list says the same in words."
    )
    aria = form.format(parties=len(scene.spots), ties=len(scene.hops), name=verdict.storefront.name)
    return scene_sheet(scene, caption, aria, drawing_height(scene.spots), pick)


def scene_sheet(
    scene: DrawingScene, caption: str, aria: str, height: int, pick: Pick | None = None
) -> dict[str, Any]:
    """Return a scene as the data of the graph component; ``height`` is in px."""
    net = _Drawing(directed=True)
    bends = len(scene.spots) <= _MOST_BENT
    bright = _lit_parties(scene)
    names = picture_names({ident: scene.entities[ident] for ident in scene.spots})
    lines = label_lines(names.values(), _LETTERS)
    for ident, name in names.items():
        dim = bright is not None and ident not in bright
        _add_party(net, scene, ident, name, lines=lines[name], dim=dim)
    between: Counter[frozenset[str]] = Counter()
    together = Counter(frozenset({hop.tie.start, hop.tie.end}) for hop in scene.hops)
    for hop in scene.hops:
        tie = hop.tie
        around = tie_bend(scene.spots, tie.start, tie.end) if bends else 0.0
        ends = frozenset({tie.start, tie.end})
        step = _BEND_STEP if together[ends] < _MANY_TOGETHER else _WIDER_STEP
        _add_tie(net, scene, hop, around + _bend_apart(tie, between[ends], step), between[ends])
        between[ends] += 1
    nodes, edges, *_rest = net.get_network_data()
    return {
        "nodes": nodes,
        "edges": edges,
        "legend": _legend(scene),
        "caption": caption,
        "aria": aria,
        "height": height,
        "pick": {"kind": pick.kind, "id": pick.id} if pick else None,
        "beside": False,
        "words": control_words(),
    }


def _bend_apart(tie: Tie, number: int, step: float) -> float:
    """Return how much to bend a tie away from those already drawn between the same two parties."""
    if tie.start == tie.end:
        return 0.0
    side = (1 if number % 2 else -1) * (1 if tie.start < tie.end else -1)
    return side * ((number + 1) // 2) * step


def _lit_parties(scene: DrawingScene) -> frozenset[str] | None:
    if scene.lit is None:
        return None
    hops = [h for h in scene.hops if h.tie.id in scene.lit]
    return frozenset(x for h in hops for x in (h.tie.start, h.tie.end))


def _add_party(
    net: _Drawing, scene: DrawingScene, ident: str, name: str, *, lines: Lines, dim: bool
) -> None:
    entity, spot = scene.entities[ident], scene.spots[ident]
    role = "start" if ident == scene.start else "target" if ident in scene.targets else ""
    tags = {"target": _("target")}
    if entity.kind is Kind.STOREFRONT:
        tags["start"] = _("the storefront")
    aria = f"{entity.name}, {KIND_SIGNS[entity.kind].label}"
    look = {"kind": entity.kind.value, "role": role, "tag": tags.get(role, ""), "dim": dim}
    more = {"lines": lines, "aria": aria}
    net.add_node(ident, name, x=spot.x, y=spot.y, **more, **look)


def _add_tie(net: _Drawing, scene: DrawingScene, hop: ChainHop, around: float, number: int) -> None:
    tie = hop.tie
    net.add_edge(
        tie.start,
        tie.end,
        id=tie.id,
        strength=tie_style.strength_slug(hop.strength),
        hollow=tie_style.is_hop_hollow(hop),
        dim=scene.lit is not None and tie.id not in scene.lit,
        bend=around,
        turn=number,
        label=line_label(hop, scene.day),
        ended=tie_style.hop_has_ended(hop, scene.day),
        owns=hop.tie.type is TieType.OWNS,
    )


def _legend(scene: DrawingScene) -> list[dict[str, object]]:
    kinds = Counter(e.kind for ident, e in scene.entities.items() if ident in scene.spots)
    legend: list[dict[str, object]] = [
        {"kind": kind.value, "label": KIND_SIGNS[kind].label, "count": kinds[kind]}
        for kind in Kind
        if kind in kinds
    ]
    lines = Counter(
        (tie_style.strength_slug(h.strength), tie_style.is_hop_hollow(h)) for h in scene.hops
    )
    for slug, hollow in sorted(lines, key=lambda pair: (_RANKS[pair[0]], pair[1])):
        form = _("{strength}, reported") if hollow else "{strength}"
        if slug in HOLLOW and not hollow:
            form = _("{strength}, in a register")
        label = form.format(strength=TIE_SIGNS[slug].label)
        count = lines[slug, hollow]
        legend.append({"strength": slug, "hollow": hollow, "label": label, "count": count})
    over = Counter(
        tie_style.strength_slug(h.strength)
        for h in scene.hops
        if tie_style.hop_has_ended(h, scene.day)
    )
    if over:
        label = _("pale: ended by {day}").format(day=day_text(scene.day.isoformat()))
        ended = min(over, key=_RANKS.__getitem__)
        entry = {"strength": ended, "hollow": False, "label": label, "ended": True}
        legend.append({**entry, "count": over.total()})
    return legend

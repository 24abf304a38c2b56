"""From a scene to the drawing: pyvis' Network as the builder of nodes and edges."""

from collections import Counter
from typing import Any

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from graph.analyses.tracing.verdict import Hop, Verdict
from graph.layouts import Spot, bend, drawing_height
from graph.model import Contents, Kind, Tie
from graph.presentation import tie_style
from graph.presentation.visual_language import HOLLOW, KINDS, TIES
from views.components import Sheet
from views.scenes import Pick, Scene, drawn, scene_of
from views.texts import _, ngettext

_APART = 0.14  # how much further each more tie between two parties is bent
_BENT = 300  # parties up to which ties are bent around others
_RANKS = {slug: rank for rank, slug in enumerate(TIES)}


class _Drawing(Network):  # type: ignore[misc]
    """pyvis' network where each party and tie is new: its own looks through all for each one."""

    def add_node(self, n_id: str, label: str, **options: object) -> None:
        node = Node(n_id, "dot", label=label, **options).options
        self.nodes.append(node)
        self.node_ids.append(n_id)
        self.node_map[n_id] = node

    def add_edge(self, source: str, to: str, **options: object) -> None:
        self.edges.append(Edge(source, to, self.directed, **options).options)


def words() -> Sheet:
    """Return the texts of the drawing's own controls."""
    return {
        "fit": _("Fit"),
        "png": _("PNG"),
        "help": _(
            "Left and right arrows move between parties, Enter opens the dossier, "
            "plus and minus zoom, 0 fits."
        ),
    }


def chain_sheet(verdict: Verdict, contents: Contents, pick: Pick | None) -> Sheet:
    """Draw the chains from left (the storefront) to right (the target)."""
    chains = drawn(verdict.chains, pick)
    scene = scene_of(verdict, chains, contents, pick)
    rest = len(verdict.chains) - len(chains)
    if rest:
        form = _("{n} of {all} chains drawn: the first of each strength. “Show in graph” adds one")
        caption = form.format(n=len(chains), all=len(verdict.chains))
    elif chains:
        caption = ngettext("The one chain", "All {n} chains", len(chains)).format(n=len(chains))
    else:
        caption = _("What is known, without a chain to the target")
    form = _(
        "Graph of {parties} parties and {ties} ties of {name}. The list says the same in words."
    )
    aria = form.format(parties=len(scene.spots), ties=len(scene.hops), name=verdict.storefront.name)
    return sheet(scene, caption, aria, drawing_height(scene.spots), pick)


def sheet(
    scene: Scene, caption: str, aria: str, height: int, pick: Pick | None = None
) -> dict[str, Any]:
    """Turn a scene into what the graph component draws, through pyvis."""
    net = _Drawing(directed=True)
    bends = len(scene.spots) <= _BENT
    bright = _bright(scene)
    for ident, spot in scene.spots.items():
        _add_party(net, scene, ident, spot, dim=bright is not None and ident not in bright)
    between: Counter[frozenset[str]] = Counter()
    for hop in scene.hops:
        tie = hop.tie
        around = bend(scene.spots, tie.start, tie.end) if bends else 0.0
        _add_tie(net, scene, hop, around + _beside(tie, between))
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
        "words": words(),
    }


def _beside(tie: Tie, between: Counter[frozenset[str]]) -> float:
    """Bend a tie away from those drawn before it between the same two parties."""
    ends = frozenset({tie.start, tie.end})
    number = between[ends]
    between[ends] += 1
    side = (1 if number % 2 else -1) * (1 if tie.start < tie.end else -1)
    return side * ((number + 1) // 2) * _APART


def _bright(scene: Scene) -> frozenset[str] | None:
    if scene.lit is None:
        return None
    hops = [h for h in scene.hops if h.tie.id in scene.lit]
    return frozenset(x for h in hops for x in (h.tie.start, h.tie.end))


def _add_party(net: _Drawing, scene: Scene, ident: str, spot: Spot, *, dim: bool) -> None:
    entity = scene.entities[ident]
    role = "start" if ident == scene.start else "target" if ident in scene.targets else ""
    tags = {"target": _("target")}
    if entity.kind is Kind.STOREFRONT:
        tags["start"] = _("the storefront")
    label = entity.text("short_name") or entity.name
    aria = f"{entity.name}, {KINDS[entity.kind].label}"
    look = {"kind": entity.kind.value, "role": role, "tag": tags.get(role, ""), "dim": dim}
    net.add_node(ident, label, x=spot.x, y=spot.y, aria=aria, **look)


def _add_tie(net: _Drawing, scene: Scene, hop: Hop, around: float) -> None:
    tie = hop.tie
    net.add_edge(
        tie.start,
        tie.end,
        id=tie.id,
        strength=tie_style.slug(hop.strength),
        hollow=tie_style.hop_hollow(hop),
        dim=scene.lit is not None and tie.id not in scene.lit,
        bend=around,
        label=tie_style.short_label(hop),
    )


def _legend(scene: Scene) -> list[dict[str, object]]:
    kinds = {e.kind for ident, e in scene.entities.items() if ident in scene.spots}
    legend: list[dict[str, object]] = [
        {"kind": kind.value, "label": KINDS[kind].label} for kind in Kind if kind in kinds
    ]
    lines = {(tie_style.slug(h.strength), tie_style.hop_hollow(h)) for h in scene.hops}
    for slug, hollow in sorted(lines, key=lambda pair: (_RANKS[pair[0]], pair[1])):
        form = _("{strength}, reported") if hollow else "{strength}"
        if slug in HOLLOW and not hollow:
            form = _("{strength}, in a register")
        label = form.format(strength=TIES[slug].label)
        legend.append({"strength": slug, "hollow": hollow, "label": label})
    return legend

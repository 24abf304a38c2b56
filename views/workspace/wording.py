"""How steps, layouts and kinds of tie are called on the page of the working graph."""

from collections.abc import Callable, Mapping

from graph.model import TieType
from views.texts import _, ngettext
from views.workspace.history import Act, Step
from views.workspace.neighbours import Way
from views.workspace.state import Layout

LAYOUTS: Mapping[Layout, str] = {
    Layout.LAYERED: _("Left to right"),
    Layout.FORCE: _("By forces"),
    Layout.TREE: _("Tree"),
}

_WAYS: Mapping[TieType, tuple[str, str]] = {
    TieType.OWNS: (_("Owners"), _("Holdings")),
    TieType.CONTROLS: (_("In control of it"), _("Under its control")),
    TieType.OFFICER_OF: (_("Officers"), _("Offices held")),
    TieType.EMPLOYED_BY: (_("Employees"), _("Employers")),
    TieType.OPERATES: (_("Sellers and operators"), _("Storefronts and platforms")),
    TieType.SELLS_ON: (_("Storefronts on it"), _("Platforms it sells on")),
    TieType.SELLS: (_("Sold by"), _("Products")),
    TieType.OF_BRAND: (_("Products of the brand"), _("Brands")),
    TieType.LOCATED_AT: (_("Who gives this address"), _("Addresses")),
    TieType.REACHED_AT: (_("Who gives this contact"), _("Contacts")),
    TieType.LINKED_TO: (_("Connected to it"), _("Connected to")),
    TieType.SAME_AS: (_("Proposed or decided matches"), _("Proposed or decided matches")),
}

TIE_WORDS: Mapping[TieType, str] = {
    TieType.OWNS: _("Holds shares, votes or another interest"),
    TieType.CONTROLS: _("Controls"),
    TieType.OFFICER_OF: _("Officer of"),
    TieType.EMPLOYED_BY: _("Employed by"),
    TieType.OPERATES: _("Seller or operator of"),
    TieType.SELLS_ON: _("Sells on"),
    TieType.SELLS: _("Sells"),
    TieType.OF_BRAND: _("Of the brand"),
    TieType.LOCATED_AT: _("Gives as address"),
    TieType.REACHED_AT: _("Gives as contact"),
    TieType.LINKED_TO: _("Connected to"),
    TieType.SAME_AS: _("Match, proposed or decided"),
}


def way_label(way: Way) -> str:
    """Return what the parties at the other ends of a kind of tie are to the one asked about."""
    return _WAYS[way.type][1 if way.outward else 0]


def _counted(one: str, many: str) -> Callable[[int], str]:
    return lambda n: ngettext(one, many, n).format(n=n)


_DONE: Mapping[Act, Callable[[int], str]] = {
    Act.BEGIN: lambda _n: _("begin"),
    Act.ADD: _counted("add {n} party", "add {n} parties"),
    Act.EXPAND: _counted("expand: {n} party", "expand: {n} parties"),
    Act.HIDE: _counted("hide {n} party", "hide {n} parties"),
    Act.BRING_BACK: _counted("bring back {n} party", "bring back {n} parties"),
    Act.REMOVE: _counted("remove {n} party", "remove {n} parties"),
    Act.KEEP: _counted("cut down to {n} party", "cut down to {n} parties"),
    Act.PIN: _counted("pin or unpin {n} party", "pin or unpin {n} parties"),
    Act.MOVE: _counted("move {n} party", "move {n} parties"),
    Act.ARRANGE: _counted("arrange {n} party", "arrange {n} parties"),
    Act.SIFT: lambda _n: _("filter"),
    Act.OPEN: lambda _n: _("open a view"),
}


def done(step: Step) -> str:
    """Say what a step did."""
    return _DONE[step.act](step.count)

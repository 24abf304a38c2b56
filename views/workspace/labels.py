"""Labels of steps, layouts and kinds of tie on the page of the working graph."""

from collections.abc import Callable, Mapping

from graph.model.records import TieType
from graph.presentation.neighbours import TieDirection
from graph.support.language import N_, Labels
from views.shell.texts import _, ngettext
from views.workspace.case.graph_state import Layout
from views.workspace.case.history import GraphStep, StepKind

LAYOUTS: Labels[Layout] = Labels(
    {
        Layout.LAYERED: N_("Left to right"),
        Layout.FORCE: N_("Network"),
        Layout.TREE: N_("Tree"),
    }
)

_WAYS: Mapping[TieType, tuple[str, str]] = {
    TieType.OWNS: (N_("Owners"), N_("Holdings")),
    TieType.CONTROLS: (N_("In control of it"), N_("Under its control")),
    TieType.OFFICER_OF: (N_("Officers"), N_("Offices held")),
    TieType.EMPLOYED_BY: (N_("Employees"), N_("Employers")),
    TieType.OPERATES: (N_("Sellers and operators"), N_("Storefronts and platforms")),
    TieType.SELLS_ON: (N_("Storefronts on it"), N_("Platforms it sells on")),
    TieType.SELLS: (N_("Sold by"), N_("Products")),
    TieType.OF_BRAND: (N_("Products of the brand"), N_("Brands")),
    TieType.LOCATED_AT: (N_("Who gives this address"), N_("Addresses")),
    TieType.REACHED_AT: (N_("Who gives this contact"), N_("Contacts")),
    TieType.LINKED_TO: (N_("Connected to it"), N_("Connected to")),
    TieType.SAME_AS: (N_("Proposed or decided matches"), N_("Proposed or decided matches")),
}


def way_label(way: TieDirection) -> str:
    """Return the label of the neighbours of a party by one kind of tie, such as "Owners"."""
    return _(_WAYS[way.type][1 if way.outward else 0])


_STEP_TEXTS: Mapping[StepKind, Callable[[int], str]] = {
    StepKind.BEGIN: lambda _n: _("start"),
    StepKind.ADD: lambda n: ngettext("add {n} name", "add {n} names", n),
    StepKind.EXPAND: lambda n: ngettext("expand: {n} name", "expand: {n} names", n),
    StepKind.HIDE: lambda n: ngettext("hide {n} name", "hide {n} names", n),
    StepKind.BRING_BACK: lambda n: ngettext("show {n} hidden name", "show {n} hidden names", n),
    StepKind.REMOVE: lambda n: ngettext("remove {n} name", "remove {n} names", n),
    StepKind.KEEP: lambda n: ngettext("reduce to {n} name", "reduce to {n} names", n),
    StepKind.PIN: lambda n: ngettext("pin or unpin {n} name", "pin or unpin {n} names", n),
    StepKind.MOVE: lambda n: ngettext("move {n} name", "move {n} names", n),
    StepKind.ARRANGE: lambda n: ngettext("arrange {n} name", "arrange {n} names", n),
    StepKind.SIFT: lambda _n: _("filter"),
    StepKind.FOLD: lambda _n: _("fold or unfold the links to a platform"),
    StepKind.OPEN: lambda _n: _("open a view"),
}


def step_text(step: GraphStep) -> str:
    """Return in words what a step did."""
    return _STEP_TEXTS[step.act](step.count).format(n=step.count)

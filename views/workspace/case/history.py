"""History of a working graph: its steps, which can be undone and repeated."""

from dataclasses import dataclass, replace
from enum import StrEnum

from views.workspace.case.graph_state import EMPTY_GRAPH, WorkingGraph

MOST_STEPS = 100


class StepKind(StrEnum):
    """The kinds of step; the values are stored in the files of cases."""

    BEGIN = "begin"
    ADD = "add"
    EXPAND = "expand"
    HIDE = "hide"
    BRING_BACK = "bring back"
    REMOVE = "remove"
    KEEP = "keep"
    PIN = "pin"
    MOVE = "move"
    ARRANGE = "arrange"
    SIFT = "sift"
    FOLD = "fold"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class GraphStep:
    """One step: its kind, the number of parties it concerns, and the graph after it."""

    act: StepKind
    count: int
    graph: WorkingGraph


@dataclass(frozen=True, slots=True)
class History:
    """The present step, those before it (oldest first), and those undone (next first)."""

    now: GraphStep = GraphStep(StepKind.BEGIN, 0, EMPTY_GRAPH)
    past: tuple[GraphStep, ...] = ()
    ahead: tuple[GraphStep, ...] = ()

    def take_step(self, act: StepKind, graph: WorkingGraph, count: int = 0) -> "History":
        """Return the history after a step, which drops undone ones; unchanged if the graph is."""
        if graph == self.now.graph:
            return self
        return History(GraphStep(act, count, graph), (*self.past, self.now)[-MOST_STEPS:])

    def undo(self) -> "History":
        """Return the history one step back; unchanged if no earlier step is kept."""
        if not self.past:
            return self
        return replace(self, now=self.past[-1], past=self.past[:-1], ahead=(self.now, *self.ahead))

    def redo(self) -> "History":
        """Return the history with the last undone step repeated; unchanged if there is none."""
        if not self.ahead:
            return self
        return replace(self, now=self.ahead[0], past=(*self.past, self.now), ahead=self.ahead[1:])

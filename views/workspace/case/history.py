"""Every step of a working graph, to be undone and done again."""

from dataclasses import dataclass, replace
from enum import StrEnum

from views.workspace.case.graph_state import EMPTY_GRAPH, WorkingGraph

MOST_STEPS = 100


class StepKind(StrEnum):
    """What a step did."""

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
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class GraphStep:
    """What was done, to how many parties, and the graph after it."""

    act: StepKind
    count: int
    graph: WorkingGraph


@dataclass(frozen=True, slots=True)
class History:
    """The steps before the present one, oldest first, and those undone, the next one first."""

    now: GraphStep = GraphStep(StepKind.BEGIN, 0, EMPTY_GRAPH)
    past: tuple[GraphStep, ...] = ()
    ahead: tuple[GraphStep, ...] = ()

    def take_step(self, act: StepKind, graph: WorkingGraph, count: int = 0) -> "History":
        """Take a step; one that changes nothing is none."""
        if graph == self.now.graph:
            return self
        return History(GraphStep(act, count, graph), (*self.past, self.now)[-MOST_STEPS:])

    def undo(self) -> "History":
        """Go back by one step, as far as they are kept."""
        if not self.past:
            return self
        return replace(self, now=self.past[-1], past=self.past[:-1], ahead=(self.now, *self.ahead))

    def redo(self) -> "History":
        """Take the step again that was undone last."""
        if not self.ahead:
            return self
        return replace(self, now=self.ahead[0], past=(*self.past, self.now), ahead=self.ahead[1:])

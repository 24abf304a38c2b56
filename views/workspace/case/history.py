"""Every step of a working graph, to be undone and done again."""

from dataclasses import dataclass, replace
from enum import StrEnum

from views.workspace.case.graph_state import EMPTY, Working

MOST_STEPS = 100


class Act(StrEnum):
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
class Step:
    """What was done, to how many parties, and the graph after it."""

    act: Act
    count: int
    graph: Working


@dataclass(frozen=True, slots=True)
class History:
    """The steps before the present one, oldest first, and those undone, the next one first."""

    now: Step = Step(Act.BEGIN, 0, EMPTY)
    past: tuple[Step, ...] = ()
    ahead: tuple[Step, ...] = ()

    def do(self, act: Act, graph: Working, count: int = 0) -> "History":
        """Take a step; one that changes nothing is none."""
        if graph == self.now.graph:
            return self
        return History(Step(act, count, graph), (*self.past, self.now)[-MOST_STEPS:])

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

"""Case of an investigation: its working graph with all steps, named views, and story."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graph.publishing.stories.story import Story
from views.workspace.case.graph_state import WorkingGraph
from views.workspace.case.history import History, StepKind


@dataclass(frozen=True, slots=True)
class Case:
    """One investigation under a name; immutable, so each change returns a new case."""

    name: str
    history: History = field(default_factory=History)
    views: Mapping[str, WorkingGraph] = field(default_factory=dict)
    story: Story = field(default_factory=Story)

    @property
    def graph(self) -> WorkingGraph:
        """The graph as it is now."""
        return self.history.now.graph

    def take_step(self, act: StepKind, graph: WorkingGraph, count: int = 0) -> "Case":
        """Return the case after a step; ``count`` is the number of parties it concerns."""
        return replace(self, history=self.history.take_step(act, graph, count))

    def undo(self) -> "Case":
        """Return the case with the last step undone."""
        return replace(self, history=self.history.undo())

    def redo(self) -> "Case":
        """Return the case with the last undone step repeated."""
        return replace(self, history=self.history.redo())

    def save_view(self, name: str) -> "Case":
        """Return the case with the present graph saved as a view; replace one of that name."""
        return replace(self, views={**self.views, name: self.graph})

    def open_view(self, name: str) -> "Case":
        """Return the case with a view as its graph; that is a step, so it can be undone."""
        view = self.views[name]
        return self.take_step(StepKind.OPEN, view, len(view.spots))

    def remove_view(self, name: str) -> "Case":
        """Return the case without a view; the graph stays as it is."""
        return replace(self, views={n: v for n, v in self.views.items() if n != name})

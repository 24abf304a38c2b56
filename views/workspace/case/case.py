"""A case: its working graph with all steps, the views that were given a name, and its story."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graph.publishing.stories.story import Story
from views.workspace.case.graph_state import WorkingGraph
from views.workspace.case.history import History, StepKind


@dataclass(frozen=True, slots=True)
class Case:
    """One investigation's graph by the name it was given."""

    name: str
    history: History = field(default_factory=History)
    views: Mapping[str, WorkingGraph] = field(default_factory=dict)
    story: Story = field(default_factory=Story)

    @property
    def graph(self) -> WorkingGraph:
        """The graph as it is now."""
        return self.history.now.graph

    def take_step(self, act: StepKind, graph: WorkingGraph, count: int = 0) -> "Case":
        """Take a step."""
        return replace(self, history=self.history.take_step(act, graph, count))

    def undo(self) -> "Case":
        """Go back by one step."""
        return replace(self, history=self.history.undo())

    def redo(self) -> "Case":
        """Take the step again that was undone last."""
        return replace(self, history=self.history.redo())

    def save_view(self, name: str) -> "Case":
        """Give the present graph a name; a view of that name is replaced."""
        return replace(self, views={**self.views, name: self.graph})

    def open_view(self, name: str) -> "Case":
        """Go to a view; that is a step, so the graph before it is not lost."""
        view = self.views[name]
        return self.take_step(StepKind.OPEN, view, len(view.spots))

    def remove_view(self, name: str) -> "Case":
        """Forget a view; the graph stays as it is."""
        return replace(self, views={n: v for n, v in self.views.items() if n != name})

"""A graph as another tool wrote it: nodes and edges with attributes, before any meaning."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass

from graph.model.records import Value

Attributes = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class DayPeriod:
    """Days between which something is in a graph; an open end is empty."""

    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Times:
    """Periods of a node or an edge; ``unread`` is the text of a time that names no days."""

    periods: tuple[DayPeriod, ...] = ()
    unread: str = ""


ALWAYS = Times()


@dataclass(frozen=True, slots=True)
class FileNode:
    """A node with its place in the file, for messages."""

    place: str
    id: str
    label: str
    attributes: Attributes
    times: Times = ALWAYS


@dataclass(frozen=True, slots=True)
class FileEdge:
    """An edge; ``directed`` is false where the file does not say from which end it runs."""

    place: str
    id: str
    start: str
    end: str
    _: KW_ONLY
    label: str
    directed: bool
    attributes: Attributes
    times: Times = ALWAYS


@dataclass(frozen=True, slots=True)
class FileNetwork:
    """Nodes and edges of one file; ``left`` are values that no rule reads, with their places."""

    name: str
    digest: str
    nodes: tuple[FileNode, ...]
    edges: tuple[FileEdge, ...]
    _: KW_ONLY
    left: tuple[tuple[str, str], ...] = ()

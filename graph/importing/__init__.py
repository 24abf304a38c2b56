"""Reading files that others made: pure functions from bytes to records, no store."""

from graph.importing.read_all import FORMATS, read_files, read_kept, read_paths
from graph.importing.result import NotUnderstood, Problem, Reading, Reference

__all__ = [
    "FORMATS",
    "NotUnderstood",
    "Problem",
    "Reading",
    "Reference",
    "read_files",
    "read_kept",
    "read_paths",
]

"""Readers of files that others made: pure functions from bytes to records, without a store."""

from graph.importing.read_all import FORMATS, read_bundle_tables, read_files, read_paths
from graph.importing.result import ImportContents, Problem, Reference, UnplacedValue

__all__ = [
    "FORMATS",
    "ImportContents",
    "Problem",
    "Reference",
    "UnplacedValue",
    "read_bundle_tables",
    "read_files",
    "read_paths",
]

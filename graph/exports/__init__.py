"""Export formats, one module each; a new one is listed here."""

from graph.exports import csv, graphml, json
from graph.exports.base import ExportFormat, ExportNote, LeftOut, NotHeld

EXPORTS: tuple[ExportFormat, ...] = (csv.EXPORT, json.EXPORT, graphml.EXPORT)

__all__ = ["EXPORTS", "ExportFormat", "ExportNote", "LeftOut", "NotHeld"]

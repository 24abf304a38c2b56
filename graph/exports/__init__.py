"""Export formats, one module each; a new one is listed here."""

from graph.exports.base import ExportFormat, ExportNote, Redaction, Selection, UnsupportedField
from graph.exports.bods import bods
from graph.exports.ftm import ftm
from graph.exports.ftm import statements as ftm_statements
from graph.exports.neo4j import admin_import, cypher_script
from graph.exports.networks import gexf, graphml, json
from graph.exports.pictures import png, svg
from graph.exports.tables import csv, icij, xlsx

EXPORTS: tuple[ExportFormat, ...] = tuple(
    module.EXPORT
    for module in (
        *(csv, xlsx, json, graphml, gexf, cypher_script, admin_import),
        *(bods, ftm, ftm_statements, icij, png, svg),
    )
)

__all__ = ["EXPORTS", "ExportFormat", "ExportNote", "Redaction", "Selection", "UnsupportedField"]

"""All export formats; a new one is listed here."""

from graph.exports.base import ExportFormat
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

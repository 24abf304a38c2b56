"""Export formats, one module each; a new one is listed here."""

from graph.exports import (
    bods,
    csv,
    cypher,
    ftm,
    ftm_statements,
    gexf,
    graphml,
    icij,
    json,
    neo4j,
    png,
    svg,
    xlsx,
)
from graph.exports.base import ExportFormat, ExportNote, LeftOut, NotHeld, Selection

EXPORTS: tuple[ExportFormat, ...] = tuple(
    module.EXPORT
    for module in (
        *(csv, xlsx, json, graphml, gexf, cypher, neo4j),
        *(bods, ftm, ftm_statements, icij, png, svg),
    )
)

__all__ = ["EXPORTS", "ExportFormat", "ExportNote", "LeftOut", "NotHeld", "Selection"]

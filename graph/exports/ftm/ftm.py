"""FollowTheMoney entities as JSON lines, for Aleph, yente and OpenSanctions' tools."""

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from graph.exports.base import ExportFormat, ExportNote, Selection, UnsupportedFields, count_records
from graph.exports.ftm.entity import ClaimedEntity, entity_as_read
from graph.exports.ftm.links import links
from graph.exports.ftm.things import things
from graph.exports.networks.nodes_and_edges import STATES, has_other_values
from graph.model.records import Contents
from graph.support.atomic_files import write_one
from graph.support.language import N_

_WHO = N_("which of several sources says which value; ftm-statements holds it")
_SOURCES = N_(
    "only the id of a source is kept, as a dataset; not its title, capture, digest and licence"
)


def write(selection: Selection, out: Path) -> ExportNote:
    """Write one file with an entity or link in each line."""
    contents = selection.contents
    lacking = UnsupportedFields(contents)
    lacking.add(STATES, _WHO, sum(has_other_values(contents, s) for s in contents.statements))
    files = write_one(out, map(_line, entities(contents, lacking)))
    return ExportNote(
        format="ftm", files=files, counts=count_records(contents), not_held=lacking.items()
    )


def entities(contents: Contents, lacking: UnsupportedFields) -> Iterator[ClaimedEntity]:
    """Yield things and then links."""
    lacking.add("Source", _SOURCES, len(contents.sources))
    return chain(things(contents, lacking), links(contents, lacking))


def _line(entity: ClaimedEntity) -> bytes:
    read = entity_as_read(entity)
    document = {
        "id": read.id,
        "caption": read.caption,
        "schema": read.schema,
        "properties": {prop: list(values) for prop, values in sorted(read.properties.items())},
        "datasets": list(read.datasets),
        "referents": [],
        "origin": list(read.origins),
    }
    text = json.dumps(document, ensure_ascii=False)
    return (text + "\n").encode("utf-8", "backslashreplace")


EXPORT = ExportFormat("ftm", N_("FollowTheMoney entities, JSON lines"), "ftm.json", write)

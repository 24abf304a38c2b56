"""FollowTheMoney entities as JSON lines, for Aleph, yente and OpenSanctions' tools."""

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from graph.exports.base import ExportFormat, ExportNote, Lacking, Selection, counts_of
from graph.exports.files import write_one
from graph.exports.ftm_entity import NOT_STATED, FtmEntity
from graph.exports.ftm_links import links
from graph.exports.ftm_things import things
from graph.exports.network import STATES, differs
from graph.language import N_
from graph.model import Contents

_WHO = N_("which of several sources says which value; ftm-statements holds it")
_SOURCES = N_(
    "only the id of a source is kept, as a dataset; not its title, capture, digest and licence"
)


def write(selection: Selection, out: Path) -> ExportNote:
    """Write one file, an entity or link a line."""
    contents = selection.contents
    lacking = Lacking(contents)
    lacking.add(STATES, _WHO, sum(differs(contents, s) for s in contents.statements))
    files = write_one(out, map(_line, entities(contents, lacking)))
    return ExportNote("ftm", files, counts_of(contents), lacking.items())


def entities(contents: Contents, lacking: Lacking) -> Iterator[FtmEntity]:
    """Yield things and then links."""
    lacking.add("Source", _SOURCES, len(contents.sources))
    return chain(things(contents, lacking), links(contents, lacking))


def _line(entity: FtmEntity) -> bytes:
    properties: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in entity.claims:
        properties[claim.prop][claim.value] = None
    names = list(properties.get("name", {}))
    document = {
        "id": entity.id,
        "caption": names[0] if names else entity.schema,
        "schema": entity.schema,
        "properties": {prop: list(values) for prop, values in sorted(properties.items())},
        "datasets": sorted({claim.source or NOT_STATED for claim in entity.claims}),
        "referents": [],
    }
    text = json.dumps(document, ensure_ascii=False)
    return (text + "\n").encode("utf-8", "backslashreplace")


EXPORT = ExportFormat("ftm", N_("FollowTheMoney entities, JSON lines"), "ftm.json", write)

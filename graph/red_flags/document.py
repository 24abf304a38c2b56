"""JSON document of ``graph flags --json``."""

from collections.abc import Iterable, Mapping
from typing import Any

from graph.analyses.projection import Projection
from graph.model.notes import Note
from graph.model.records import Source, Tie
from graph.presentation.verdict_document import source_document
from graph.red_flags.detect import FlagResult
from graph.red_flags.dismissals import finding_key
from graph.red_flags.findings import Finding
from graph.red_flags.scene import Scene


def findings_document(
    scene: Scene, raised: Iterable[FlagResult], dismissed: Mapping[str, Note]
) -> list[dict[str, Any]]:
    """Return one object for each finding, in the order of the flags, ready for ``json.dumps``.

    ``dismissed`` are the notes that dismiss a finding, by its key.
    """
    ties = _ties(scene.graph)
    return [
        _finding(scene, ties, each, f) | _dismissal(finding_key(f), dismissed)
        for each in raised
        for f in each.findings
    ]


def _dismissal(key: str, dismissed: Mapping[str, Note]) -> dict[str, Any]:
    note = dismissed.get(key)
    dismissal = {"by": note.author, "at": note.written, "note": note.text} if note else None
    return {"key": key, "dismissed": dismissal}


def _ties(graph: Projection) -> Mapping[str, Tie]:
    return {key: data["tie"] for _start, _end, key, data in graph.edges(keys=True, data=True)}


def _finding(
    scene: Scene, ties: Mapping[str, Tie], raised: FlagResult, finding: Finding
) -> dict[str, Any]:
    flag, rate = raised.flag, raised.base_rate
    sources = (scene.ground.sources.get(s) or Source(id=s, title=s) for s in finding.sources)
    return {
        "flag": flag.name,
        "title": flag.title,
        "strength": flag.strength,
        "subject": _party(scene, finding.subject),
        "sentence": str(finding.sentence),
        "entities": [_party(scene, e) for e in finding.entities],
        "ties": [_tie(scene, ties[t]) for t in finding.ties],
        "sources": [source_document(s) for s in sources],
        "why_it_matters": flag.why_it_matters,
        "innocent_explanation": flag.innocent_explanation,
        "source": flag.source,
        "base_rate": {"found": rate.found, "of": rate.of, "what": rate.what},
    }


def _party(scene: Scene, ident: str) -> dict[str, str]:
    return {"id": ident, "name": scene.name(ident)}


def _tie(scene: Scene, tie: Tie) -> dict[str, Any]:
    return {
        "id": tie.id,
        "tie": tie.type,
        "from": _party(scene, tie.start),
        "to": _party(scene, tie.end),
        "wording": tie.wording,
        "since": tie.since or None,
        "until": tie.until or None,
        "source": tie.source,
    }

"""Derived files of a bundle: all that follows from its three tables and its settings."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph.analyses.projection import project
from graph.analyses.tracing.trace import trace
from graph.analyses.tracing.verdict import Denial, Verdict
from graph.exports.base import Selection, unsupported_field_document
from graph.exports.catalogue import EXPORTS
from graph.exports.selection import original_sources, storefront_with_chains
from graph.importing.read_all import read_bundle_tables
from graph.importing.result import Problem
from graph.model.records import Contents, Records, Source, Statement
from graph.presentation.claims import checked_sentence, dated_headline, source_name
from graph.presentation.figures import source_date_text
from graph.presentation.trace_report import verdict_lines
from graph.presentation.verdict_document import verdict_document
from graph.presentation.verdict_words import evidence_words
from graph.publishing.bundles.dossier import dossier_files, dossier_page, readme_text
from graph.publishing.bundles.request import SHOWN_CHAINS, BundleRequest
from graph.publishing.bundles.warc_archives import bare_record_id
from graph.stores.display_values import display_entity
from graph.support.language import DEFAULT_LANGUAGE, N_, use_language
from graph.support.safe_text import escape_control_characters

TABLES = ("sources.csv", "entities.csv", "ties.csv")

# Pictures are left out: another machine may draw them differently, and the check would fail.
FILES: Mapping[str, str] = {
    "csv": "",
    "json": "graph.json",
    "graphml": "graph.graphml",
    "gexf": "graph.gexf",
    "cypher": "graph.cypher",
    "xlsx": "graph.xlsx",
    "neo4j": "neo4j.zip",
    "bods": "bods.json",
    "ftm": "ftm.json",
    "ftm-statements": "ftm-statements.csv",
    "icij": "icij.zip",
}


VERDICT = N_("the verdict")


def _ignore_part(_part: str) -> None:
    """Ignore which part begins."""


def json_text(document: Any) -> bytes:
    """Return a document as indented JSON in UTF-8, as bundles keep it."""
    text = json.dumps(document, ensure_ascii=False, indent=2, default=str)
    return (text + "\n").encode("utf-8", "backslashreplace")


def read_tables(files: Mapping[str, bytes]) -> tuple[Contents, tuple[Problem, ...]]:
    """Return the contents of the three tables, and the problems of reading them."""
    reading = read_bundle_tables([(name, files[name]) for name in TABLES])
    return _contents_of(reading.records), reading.problems


def _contents_of(records: Records) -> Contents:
    about: dict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(records.statements, key=lambda s: (s.entity, s.source)):
        about[statement.entity].append(statement)
    sources = {source.id: source for source in records.sources}
    entities = {id_: display_entity(stated, sources) for id_, stated in about.items()}
    return Contents(
        entities=entities, sources=sources, statements=records.statements, ties=records.ties
    )


def retrace_verdict(contents: Contents, request: BundleRequest) -> Verdict:
    """Trace the storefront again with the settings of the bundle.

    Raises:
        UnknownIdError: the contents do not hold the storefront.
    """
    graph = project(replace(contents, unfinished=request.unfinished))
    graph.graph["mass_tenants"] = request.mass_tenants
    return trace(graph, request.storefront, as_of=request.as_of, limit=SHOWN_CHAINS)


def write_derived(
    contents: Contents,
    request: BundleRequest,
    folder: Path,
    begun: Callable[[str], None] = _ignore_part,
) -> None:
    """Write graph and verdict, in English, and the dossiers; ``begun`` gets each part's name."""
    with use_language(DEFAULT_LANGUAGE):
        _write_derived(contents, request, folder, begun)


def readme_of(contents: Contents, request: BundleRequest) -> bytes:
    """Return the README of a bundle with these tables and settings."""
    enclosed = {bare_record_id(s.capture) for s in contents.sources.values() if s.capture}
    name = contents.entities[request.storefront].name
    return readme_text(request, name, len(enclosed))


def log_citation(source: Source) -> dict[str, Any]:
    """Return what the log says of a source that its row in the tables says too."""
    return {
        "source": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "published": source.published,
        "retrieved": source.retrieved,
        "sha256": source.sha256,
        "enclosed": bool(source.capture),
    }


def _write_derived(
    contents: Contents, request: BundleRequest, folder: Path, begun: Callable[[str], None]
) -> None:
    graph = folder / "graph"
    # Tables do not hold unfinished imports, so no format may depend on them.
    chains = storefront_with_chains(contents, request.storefront, 0).chains
    lacking: list[dict[str, Any]] = []
    exports = {export.name: export for export in EXPORTS}
    for name, file in FILES.items():
        begun(file or "sources.csv, entities.csv, ties.csv")
        selection = Selection(contents=contents, chains=chains, as_of=request.as_of)
        note = exports[name].write(selection, graph / file)
        lacking += [{"format": name, **unsupported_field_document(each)} for each in note.not_held]
    (folder / "not_held.json").write_bytes(json_text(lacking))
    begun(VERDICT)
    verdict = retrace_verdict(contents, request)
    (folder / "verdict.json").write_bytes(json_text(verdict_document(verdict)))
    text = "\n".join(_verdict_text_lines(contents, verdict))
    (folder / "verdict.txt").write_bytes(f"{text}\n".encode("utf-8", "backslashreplace"))
    for lang, file in dossier_files(request.form).items():
        (folder / file).write_bytes(dossier_page(contents, request, verdict, lang))


def _verdict_text_lines(contents: Contents, verdict: Verdict) -> Iterator[str]:
    """Yield the lines of the verdict: its claim, dated by its sources, then its limits."""
    # The claim replaces name, day and headline; responses follow below, with their sources.
    _day, _headline, *details = verdict_lines(replace(verdict, denials=()))
    yield escape_control_characters(checked_sentence(verdict, dated_headline(verdict)))
    yield from details
    if verdict.denials:
        yield from (
            "",
            "Response:",
            *(escape_control_characters(f"  {_response(d)}") for d in verdict.denials),
        )
    yield ""
    if verdict.standing:
        yield f"Rests on: {evidence_words(verdict.rests_on)}"
    yield from _source_lines(contents, verdict)


def _response(denial: Denial) -> str:
    """Return a party's response to a tie, with its source."""
    response = f"{denial.entity.name}: {denial.wording}"
    if denial.source is None:
        return response
    cited = (source_name(denial.source), source_date_text(denial.source), denial.source.url)
    return f"{response} — {', '.join(part for part in cited if part)}"


def _source_lines(contents: Contents, verdict: Verdict) -> Sequence[str]:
    chains = (*verdict.chains, *verdict.past)
    hops = [hop for chain in chains for hop in (*chain.hops, *chain.platform_leg)]
    used = {h.source.id for h in hops} | {a.source.id for h in hops for a in h.other_statements}
    used |= {d.source.id for d in verdict.denials if d.source}
    used |= original_sources(used, contents.sources)
    known = contents.sources
    lines = (
        _source_line(known[i], known.get(known[i].restates)) for i in sorted(used & known.keys())
    )
    return ("Sources:", *lines)


def _source_line(source: Source, original: Source | None) -> str:
    read = f"read on {source.retrieved}" if source.retrieved else ""
    digest = f"SHA-256 {source.sha256}" if source.sha256 else ""
    restates = f"restates {source_name(original)} ({original.id})" if original else ""
    published = source.published or "date not stated"
    parts = (source.title, source.publisher, published, restates, source.url, read, digest)
    return escape_control_characters(f"  {source.id}: {', '.join(part for part in parts if part)}")

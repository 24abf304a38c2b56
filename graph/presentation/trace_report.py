"""What the command line prints for a person; the JSON documents are elsewhere."""

from collections.abc import Iterable, Iterator

from graph.analyses.tracing.trace import Row
from graph.analyses.tracing.verdict import NOT_LOOKED_AT, Chain, Hop, LookedFor, Verdict
from graph.presentation.figures import said_when
from graph.presentation.labels import STANDING_LABELS, STRENGTH_LABELS
from graph.presentation.names.party_names import PartyNames
from graph.presentation.sentences.tie_words import hop_sentence
from graph.presentation.tie_style import best_chain
from graph.presentation.verdict_words import (
    caveat_line,
    chain_sentence,
    found_words,
    majority_note,
    names_of,
    overstatement_words,
    rests_on_words,
    verdict_headline,
)
from graph.support.csv_text import csv_text
from graph.support.safe_text import guarded, visible

_COLUMNS = (
    "storefront",
    "name",
    "verdict",
    "standing",
    "target",
    "target_name",
    "share_min",
    "share_max",
    "hops",
)


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    """Yield the lines of a verdict: the answer, its chains with sources, and its limits."""
    names = names_of(verdict)
    yield f"{visible(verdict.storefront.name)}, {verdict.as_of}"
    yield visible(verdict_headline(verdict))
    best = best_chain(verdict.chains, verdict.verdict)
    if best and (note := majority_note(best)):
        yield f"Share: {note}"
    if verdict.standing:
        evidence = STANDING_LABELS[verdict.standing]
        yield f"Evidence: {evidence}; sources: {rests_on_words(verdict.rests_on)}"
    yield "; ".join(f"{STRENGTH_LABELS[s]}: {_count(n)}" for s, n in verdict.strengths.items())
    yield from _section("Looked for", (_looked_for(each, names) for each in verdict.looked_for))
    for number, chain in enumerate(verdict.chains, 1):
        yield from _chain_lines(f"{number}", chain, names)
    for chain in verdict.past:
        yield from _chain_lines("ended", chain, names)
    overstated = (overstatement_words(o, names) for o in verdict.overstatements)
    yield from _section("You cannot write", overstated)
    yield from _section("Not checked", (caveat_line(c, names) for c in verdict.caveats))
    yield from _section("Response", (f"{d.entity.name}: {d.wording}" for d in verdict.denials))


def _count(found: int | str) -> str:
    return "not checked" if found == NOT_LOOKED_AT else str(found)


def _looked_for(each: LookedFor, names: PartyNames) -> str:
    return f"{names.name(each.target)}: {found_words(each)}"


def _chain_lines(number: str, chain: Chain, names: PartyNames) -> Iterator[str]:
    yield ""
    label = f"{STRENGTH_LABELS[chain.strength]}, {STANDING_LABELS[chain.standing]}"
    yield f"[{number}] {label}: {visible(chain_sentence(chain, names))}"
    for hop in (*chain.hops, *chain.via):
        yield f"    {visible(hop_sentence(hop, names))}"
        yield f"      {visible(_said(hop))}"
        yield from (f"      Beside it: {visible(hop_sentence(b, names))}" for b in hop.beside)


def _said(hop: Hop) -> str:
    wording = f"“{hop.tie.wording}”" if hop.tie.quoted else hop.tie.wording
    translation = f" ({hop.tie.translation})" if hop.tie.translation else ""
    place = [hop.source.publisher or hop.source.title, said_when(hop.source), hop.source.url]
    return f"{wording}{translation} — {', '.join(p for p in place if p)}"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = [f"  {visible(line)}" for line in lines]
    if told:
        yield from ("", f"{title}:", *told)


def batch_csv(rows: Iterable[Row]) -> str:
    """Return the verdicts of all storefronts as CSV text with a header."""
    told = ([guarded(str(cell)) for cell in _cells(row)] for row in rows)
    return csv_text([_COLUMNS, *told])


def _cells(row: Row) -> tuple[object, ...]:
    target, share = row.target, row.share
    return (
        row.storefront.id,
        row.storefront.name,
        row.verdict,
        row.standing or "",
        target.id if target else "",
        target.name if target else "",
        share.min if share else "",
        share.max if share else "",
        row.hops,
    )

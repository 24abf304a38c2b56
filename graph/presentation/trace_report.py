"""Text and CSV reports of the command line; the JSON documents are in other modules."""

from collections.abc import Iterable, Iterator

from graph.analyses.tracing.trace import VerdictRow
from graph.analyses.tracing.verdict import NOT_LOOKED_AT, Chain, ChainHop, TargetVerdict, Verdict
from graph.presentation.figures import source_date_text
from graph.presentation.labels import STANDING_LABELS, STRENGTH_LABELS
from graph.presentation.names.party_names import PartyNames
from graph.presentation.sentences.tie_sentences import hop_sentence
from graph.presentation.tie_style import best_chain
from graph.presentation.verdict_words import (
    caveat_line,
    chain_sentence,
    evidence_words,
    majority_note,
    overstatement_words,
    target_verdict_words,
    verdict_headline,
    verdict_names,
)
from graph.support.csv_text import csv_text
from graph.support.safe_text import escape_control_characters, escape_formula

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
    names = verdict_names(verdict)
    yield f"{escape_control_characters(verdict.storefront.name)}, {verdict.as_of}"
    yield escape_control_characters(verdict_headline(verdict))
    best = best_chain(verdict.chains, verdict.verdict)
    if best and (note := majority_note(best)):
        yield f"Share: {note}"
    if verdict.standing:
        evidence = STANDING_LABELS[verdict.standing]
        yield f"Evidence: {evidence}; sources: {evidence_words(verdict.rests_on)}"
    yield "; ".join(f"{STRENGTH_LABELS[s]}: {_count_text(n)}" for s, n in verdict.strengths.items())
    yield from _section(
        "Looked for", (_target_line(each, names) for each in verdict.target_verdicts)
    )
    for number, chain in enumerate(verdict.chains, 1):
        yield from _chain_lines(f"{number}", chain, names)
    if more := unlisted_count(verdict):
        yield from ("", f"Not listed: {more} more, none stronger than these")
    for chain in verdict.past:
        yield from _chain_lines("ended", chain, names)
    overstated = (overstatement_words(o, names) for o in verdict.overstatements)
    yield from _section("You cannot write", overstated)
    yield from _section("Not checked", (caveat_line(c, names) for c in verdict.caveats))
    yield from _section("Response", (f"{d.entity.name}: {d.wording}" for d in verdict.denials))


def unlisted_count(verdict: Verdict) -> int:
    """Return how many chains were found beside those that the verdict holds."""
    found = sum(count for count in verdict.strengths.values() if isinstance(count, int))
    return found - len(verdict.chains)


def _count_text(count: int | str) -> str:
    return "not checked" if count == NOT_LOOKED_AT else str(count)


def _target_line(each: TargetVerdict, names: PartyNames) -> str:
    return f"{names.name(each.target)}: {target_verdict_words(each)}"


def _chain_lines(number: str, chain: Chain, names: PartyNames) -> Iterator[str]:
    yield ""
    label = f"{STRENGTH_LABELS[chain.strength]}, {STANDING_LABELS[chain.standing]}"
    yield f"[{number}] {label}: {escape_control_characters(chain_sentence(chain, names))}"
    for hop in (*chain.hops, *chain.platform_leg):
        yield f"    {escape_control_characters(hop_sentence(hop, names))}"
        yield f"      {escape_control_characters(_source_line(hop))}"
        yield from (
            f"      Beside it: {escape_control_characters(hop_sentence(b, names))}"
            for b in hop.other_ties
        )


def _source_line(hop: ChainHop) -> str:
    wording = f"“{hop.tie.wording}”" if hop.tie.quoted else hop.tie.wording
    translation = f" ({hop.tie.translation})" if hop.tie.translation else ""
    place = [hop.source.publisher or hop.source.title, source_date_text(hop.source), hop.source.url]
    return f"{wording}{translation} — {', '.join(p for p in place if p)}"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    indented = [f"  {escape_control_characters(line)}" for line in lines]
    if indented:
        yield from ("", f"{title}:", *indented)


def batch_csv(rows: Iterable[VerdictRow]) -> str:
    """Return the verdicts of all storefronts as CSV text with a header."""
    cells = ([escape_formula(str(cell)) for cell in _cells(row)] for row in rows)
    return csv_text([_COLUMNS, *cells])


def _cells(row: VerdictRow) -> tuple[object, ...]:
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

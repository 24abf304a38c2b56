"""What the command line prints for a person; the JSON documents are elsewhere."""

import csv
import io
from collections.abc import Iterable, Iterator

from graph.analyses.tracing.trace import Row
from graph.analyses.tracing.verdict import Chain, Hop, Verdict
from graph.presentation.verdict_words import STANDING_LABELS, STRENGTH_LABELS, hop_sentence
from graph.showing import guarded, visible

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
    yield f"{visible(verdict.storefront.name)}, {verdict.as_of}"
    yield visible(verdict.headline)
    if verdict.standing:
        rests = verdict.rests_on
        yield (
            f"Rests on: {STANDING_LABELS[verdict.standing]}; original reports: {rests.original}, "
            f"restatements: {rests.restatements}"
        )
    yield "; ".join(f"{STRENGTH_LABELS[s]}: {n}" for s, n in verdict.strengths.items())
    for number, chain in enumerate(verdict.chains, 1):
        yield from _chain_lines(f"{number}", chain)
    for chain in verdict.past:
        yield from _chain_lines("ended", chain)
    yield from _section("Nothing here supports", verdict.not_supported)
    yield from _section("Not looked at", (f"{u.what}: {u.why}" for u in verdict.not_looked_at))
    yield from _section(
        "What the other side says", (f"{d.entity.name}: {d.wording}" for d in verdict.denials)
    )


def _chain_lines(number: str, chain: Chain) -> Iterator[str]:
    yield ""
    label = f"{STRENGTH_LABELS[chain.strength]}, {STANDING_LABELS[chain.standing]}"
    yield f"[{number}] {label}: {visible(chain.sentence)}"
    for hop in (*chain.hops, *chain.via):
        yield f"    {visible(hop_sentence(hop))}"
        yield f"      {visible(_said(hop))}"


def _said(hop: Hop) -> str:
    wording = f"“{hop.tie.wording}”" if hop.tie.quoted else hop.tie.wording
    translation = f" ({hop.tie.translation})" if hop.tie.translation else ""
    place = [hop.source.publisher or hop.source.title, hop.source.published, hop.source.url]
    return f"{wording}{translation} — {', '.join(p for p in place if p)}"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = [f"  {visible(line)}" for line in lines]
    if told:
        yield from ("", f"{title}:", *told)


def batch_csv(rows: Iterable[Row]) -> str:
    """Return the verdicts of all storefronts as CSV text with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows([guarded(str(cell)) for cell in _cells(row)] for row in rows)
    return out.getvalue()


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

"""Texts of a bundle for people without this program: a README, and the case as one HTML page.

The page is in each language of the program, the README in English. They hold no day of making, and
follow from tables and settings alone, so that a check of the bundle can make them again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.analyses.tracing.verdict import Chain, Denial, Verdict
from graph.model.records import Contents, Source
from graph.presentation.claims import checked_sentence, dated_headline
from graph.presentation.labels import STANDING_LABELS, STRENGTH_LABELS
from graph.presentation.trace_report import unlisted_count
from graph.presentation.verdict_words import (
    caveat_words,
    chain_sentence,
    evidence_words,
    overstatement_words,
    verdict_names,
)
from graph.publishing.bundles.request import (
    FIRST_FORM,
    SECOND_FORM,
    WITHOUT_COUNT,
    WITHOUT_LOG,
    BundleRequest,
)
from graph.publishing.chain_picture import chain_picture
from graph.publishing.html_template import load_template
from graph.publishing.stories.step_facts import CitedSource, Fact, SourceNumbers, hop_fact
from graph.support.language import DEFAULT_LANGUAGE, LANGUAGES, use_language
from graph.support.safe_text import escape_control_characters

DOSSIERS: Mapping[str, str] = {
    code: "dossier.html" if code == DEFAULT_LANGUAGE else f"dossier.{code}.html"
    for code in LANGUAGES
}
README = "README.txt"
_EARLIER = frozenset({FIRST_FORM, SECOND_FORM})
_HERE = Path(__file__).parent
_CAPTURES_LINE = (
    "  data/captures/      saved pages; captures.wacz opens at https://replayweb.page\n"
)
_LOG_LINE = "  data/case_log.json  who did what to what is here, and when\n"


@dataclass(frozen=True, slots=True)
class ChainSheet:
    """One chain: its kind, its sentence, and its links with their sources."""

    kind: str
    sentence: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ResponseSheet:
    """A party's denial, with its source; ``number`` is 0 if that is unknown."""

    party: str
    wording: str
    source: str
    number: int


@dataclass(frozen=True, slots=True)
class SourceSheet:
    """A source as it is cited, and the evidence that the bundle holds of it."""

    cited: CitedSource
    read: str
    sha256: str
    captured: bool


def dossier_files(form: str) -> Mapping[str, str]:
    """Return the dossiers of a bundle by language; earlier forms have one, in English."""
    if form in _EARLIER:
        return {DEFAULT_LANGUAGE: DOSSIERS[DEFAULT_LANGUAGE]}
    return DOSSIERS


def dossier_page(contents: Contents, request: BundleRequest, verdict: Verdict, lang: str) -> bytes:
    """Return the case as one HTML page for a reader who checks claims, such as a lawyer."""
    with use_language(lang):
        return _page(contents, request, verdict, lang)


def _page(contents: Contents, request: BundleRequest, verdict: Verdict, lang: str) -> bytes:
    numbers = SourceNumbers(contents.sources)
    names, files = verdict_names(verdict), dossier_files(request.form)
    chains = tuple(_chain_sheet(chain, verdict, numbers) for chain in verdict.chains)
    past = tuple(_chain_sheet(chain, verdict, numbers) for chain in verdict.past)
    for chain in (*verdict.chains, *verdict.past):
        for hop in (*chain.hops, *chain.platform_leg):
            for other in hop.other_statements:
                numbers.number(other.source.id)
    responses = tuple(_response_sheet(denial, numbers) for denial in verdict.denials)
    html = load_template(_HERE / "dossier.html").render(
        lang=lang,
        others=[(code, LANGUAGES[code], file) for code, file in files.items() if code != lang],
        picture=None if request.form in _EARLIER else chain_picture(contents, verdict),
        name=verdict.storefront.name,
        claim=checked_sentence(verdict, dated_headline(verdict)),
        rests_on=evidence_words(verdict.rests_on) if verdict.standing else "",
        chains=chains,
        unlisted=0 if request.form in WITHOUT_COUNT else unlisted_count(verdict),
        past=past,
        cannot=[overstatement_words(each, names) for each in verdict.overstatements],
        not_checked=[caveat_words(each, names) for each in verdict.caveats],
        responses=responses,
        sources=tuple(_source_sheets(contents, numbers)),
        captures=sum(bool(source.capture) for source in contents.sources.values()),
        publication=request.publication,
    )
    return html.encode("utf-8", "replace")


def readme_text(request: BundleRequest, name: str, captures: int) -> bytes:
    """Return the README of a bundle; ``name`` is the storefront's."""
    text = (_HERE / "readme.txt").read_text(encoding="utf-8")
    if request.publication:
        held = "Captures are left out, because this bundle is to be published."
    elif captures:
        held = f"Saved pages of sources: {captures}."
    else:
        held = "WARNING: it holds no saved page of any source. See dossier.html."
    has_log = request.form not in WITHOUT_LOG
    filled = text.format(
        name=escape_control_characters(name),
        day=request.as_of,
        held=held,
        captures_line=_CAPTURES_LINE if captures and not request.publication else "",
        log_line=_LOG_LINE if has_log else "",
        log_file=" data/case_log.json," if has_log else "",
    )
    return filled.encode("utf-8", "replace")


def _chain_sheet(chain: Chain, verdict: Verdict, numbers: SourceNumbers) -> ChainSheet:
    names = verdict_names(verdict)
    return ChainSheet(
        kind=f"{STRENGTH_LABELS[chain.strength]}, {STANDING_LABELS[chain.standing]}",
        sentence=chain_sentence(chain, names),
        facts=tuple(hop_fact(h, numbers, names) for h in (*chain.hops, *chain.platform_leg)),
    )


def _response_sheet(denial: Denial, numbers: SourceNumbers) -> ResponseSheet:
    source = denial.source.id if denial.source else ""
    return ResponseSheet(
        denial.entity.name, denial.wording, numbers.name(source), numbers.number(source)
    )


def _source_sheets(contents: Contents, numbers: SourceNumbers) -> Iterator[SourceSheet]:
    """Yield the cited sources by number, each after the report that it restates is numbered."""
    for ident in [*numbers.ids()]:
        numbers.number(contents.sources[ident].restates)
    for ident, cited in zip(numbers.ids(), numbers.citations(), strict=True):
        yield _source_sheet(contents.sources[ident], cited)


def _source_sheet(source: Source, cited: CitedSource) -> SourceSheet:
    return SourceSheet(cited, source.retrieved, source.sha256, bool(source.capture))

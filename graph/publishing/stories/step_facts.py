"""Texts of each step of a story: facts as the verdict words them, with their sources."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass

from graph.analyses.tracing.verdict import ChainHop
from graph.errors import DateError
from graph.model.records import OWN_ENTRY, Source, Tie
from graph.presentation.claims import source_name
from graph.presentation.figures import date_in_prose
from graph.presentation.labels import STANDING_LABELS, STRENGTH_LABELS
from graph.presentation.names.party_names import PartyNames
from graph.presentation.sentences.tie_sentences import PLAIN_NAMES, hop_sentence
from graph.presentation.verdict_words import chain_sentence, verdict_names
from graph.presentation.visual_language import KIND_SIGNS
from graph.publishing.stories.steps import StepContents, StoryCase
from graph.publishing.stories.story import StoryStep
from graph.red_flags.base import Flag
from graph.red_flags.findings import Finding
from graph.support.language import OnDate, local_country_name
from graph.support.language import gettext as _


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement as a sentence, with its period, the source's wording, and the source."""

    sentence: str
    period: str
    wording: str
    quoted: bool
    _: KW_ONLY
    lang: str
    translation: str
    source: str
    number: int


@dataclass(frozen=True, slots=True)
class StepSheet:
    """One step: the author's words, the facts of the graph, and the part of the drawing to show.

    ``shows`` is a JSON list of ids, ``view`` a viewBox of the wide drawing, ``tall`` one of the
    drawing for phones, and ``told`` a description of what the drawing shows.
    """

    number: int
    title: str
    text: str
    kicker: str
    said: str
    facts: tuple[Fact, ...]
    cautions: tuple[str, ...]
    shows: str
    view: str
    tall: str
    told: str
    caption: str


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source in the list at the end; ``link`` is empty if the address is not a web address.

    ``restates`` names the source that it repeats, so that two accounts of one report never look
    like two reports.
    """

    number: int
    title: str
    publisher: str
    restates: str
    _: KW_ONLY
    dated: str
    url: str
    link: str


class SourceNumbers:
    """Numbers the sources in the order in which they are first cited."""

    def __init__(self, known: Mapping[str, Source]) -> None:
        self._known = known
        self._numbers: dict[str, int] = {}

    def number(self, ident: str) -> int:
        """Return the number of a source, a new one at its first use; 0 if it is unknown."""
        if ident not in self._known:
            return 0
        return self._numbers.setdefault(ident, len(self._numbers) + 1)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the sources cited so far, by number."""
        return tuple(self._numbers)

    def citations(self) -> tuple[CitedSource, ...]:
        """Return the sources cited so far, by number."""
        return tuple(self._citation(n, self._known[ident]) for ident, n in self._numbers.items())

    def _citation(self, number: int, source: Source) -> CitedSource:
        is_followed = source.url.startswith(("https://", "http://"))
        return CitedSource(
            number=number,
            title=source.title,
            publisher=source.publisher if source.publisher != source.title else "",
            restates=self._restates(source),
            dated=cited_date_text(source) or _("date not stated"),
            url=source.url,
            link=source.url if is_followed else "",
        )

    def _restates(self, source: Source) -> str:
        """Return the report that a source repeats, with its number if it is in the list."""
        original = self._known.get(source.restates)
        if original is None:
            return ""
        text = _("restates {source}").format(source=source_name(original))
        number = self._numbers.get(original.id)
        return f"{text} [{number}]" if number else text

    def name(self, ident: str) -> str:
        """Return the publisher or title of a source, and its date."""
        source = self._known.get(ident)
        if source is None:
            return _("source not named")
        return ", ".join(text for text in (source_name(source), cited_date_text(source)) if text)


def date_text(iso: str) -> str:
    """Return a day, month or year in words; any other text stays as it is."""
    try:
        return date_in_prose(iso) if iso else ""
    except DateError:
        return iso


def cited_date_text(source: Source) -> str:
    """Return when a source was published, else when it was read; empty if unknown."""
    if source.published:
        return date_text(source.published)
    if not source.retrieved or source.type == OWN_ENTRY:
        return ""
    return _("read {on_date}").format(on_date=OnDate(source.retrieved))


def step_sheet(
    number: int,
    step: StoryStep,
    shown: StepContents,
    case: StoryCase,
    sources: SourceNumbers,
    views: tuple[str, str],
) -> StepSheet:
    """Return the texts of one step; ``views`` are viewBoxes, the wide one and that for phones."""
    kicker, sentence, cautions = step_lead(shown, case)
    # In a chain it is clear whose seller "its seller" is; a single tie needs full names.
    names = _names(case) if shown.chain else PLAIN_NAMES
    facts = tuple(hop_fact(hop, sources, names) for hop in _hops(shown, case))
    cited = shown.finding[1].sources if shown.finding else ()
    if not facts:
        cited = (*cited, *_stating_sources(shown, case))
    cited_numbers = {fact.number for fact in facts}
    facts += tuple(
        _source_fact(i, sources)
        for i in dict.fromkeys(cited)
        if _is_new_source(i, sources, cited_numbers)
    )
    parties = "; ".join(case.contents.entities[i].name for i in shown.parties)
    sentences = " ".join(f.sentence for f in facts if f.sentence)
    ids = [*shown.parties, *(tie.id for tie in shown.ties)]
    return StepSheet(
        number,
        step.title or sentence or parties,
        step.text,
        kicker,
        sentence if step.title else "",
        facts,
        cautions,
        json.dumps(ids, ensure_ascii=False),
        *views,
        _("The graph shows: {names}. {sentences}")
        .format(names=parties, sentences=sentences)
        .strip(),
        step.caption,
    )


def _is_new_source(ident: str, sources: SourceNumbers, cited_numbers: set[int]) -> bool:
    number = sources.number(ident)
    return bool(number) and number not in cited_numbers


def describe_step(shown: StepContents, case: StoryCase) -> tuple[str, str]:
    """Return the kind of a step, and what it shows, in a line each."""
    kicker, sentence, _cautions = step_lead(shown, case)
    return kicker, sentence or " ".join(hop_sentence(hop) for hop in _hops(shown, case))


def step_lead(shown: StepContents, case: StoryCase) -> tuple[str, str, tuple[str, ...]]:
    """Return the kind of a step, its sentence (may be empty), and cautions."""
    if shown.chain:
        labels = (STRENGTH_LABELS[shown.chain.strength], STANDING_LABELS[shown.chain.standing])
        return " · ".join((_("Chain"), *labels)), chain_sentence(shown.chain, _names(case)), ()
    if shown.finding:
        return _flag_lead(*shown.finding)
    if shown.ties:
        return _("One statement"), "", ()
    entity = case.contents.entities[shown.parties[0]]
    place = local_country_name(entity.text("country"))
    kicker = " · ".join(text for text in (KIND_SIGNS[entity.kind].label, place) if text)
    return kicker, entity.name, ()


def _names(case: StoryCase) -> PartyNames:
    return verdict_names(case.verdict) if case.verdict else PartyNames()


def _flag_lead(flag: Flag, finding: Finding) -> tuple[str, str, tuple[str, ...]]:
    cautions = (
        _("Why it matters: {why}").format(why=_(flag.why_it_matters)),
        _("Possible innocent reason: {why}").format(why=_(flag.innocent_explanation)),
        _("A red flag says where to look; it proves nothing."),
    )
    kicker = _("Red flag: {title}").format(title=_(flag.title))
    return kicker, str(finding.sentence), cautions


def _hops(shown: StepContents, case: StoryCase) -> Iterable[ChainHop]:
    if shown.chain:
        return (*shown.chain.hops, *shown.chain.platform_leg)
    return [case.reader.hop(tie) for tie in shown.ties]


def hop_fact(hop: ChainHop, sources: SourceNumbers, names: PartyNames) -> Fact:
    """Return the statement of a hop as a sentence, with its source."""
    tie = hop.tie
    return Fact(
        sentence=hop_sentence(hop, names),
        period=_period(tie),
        wording=tie.wording,
        quoted=tie.quoted,
        lang=tie.lang,
        translation=tie.translation,
        source=sources.name(tie.source),
        number=sources.number(tie.source),
    )


def _source_fact(ident: str, sources: SourceNumbers) -> Fact:
    """Return a citation without a sentence, for a source that states values and no tie."""
    return Fact(
        sentence="",
        period="",
        wording="",
        quoted=False,
        lang="",
        translation="",
        source=sources.name(ident),
        number=sources.number(ident),
    )


def _stating_sources(shown: StepContents, case: StoryCase) -> list[str]:
    inside = set(shown.parties)
    return sorted({s.source for s in case.contents.statements if s.entity in inside and s.source})


def _period(tie: Tie) -> str:
    since, until = date_text(tie.since), date_text(tie.until)
    if since and until:
        return _("{since} to {until}").format(since=since, until=until)
    if since:
        return _("since {since}").format(since=since)
    return _("until {until}").format(until=until) if until else ""

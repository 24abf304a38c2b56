"""Parts of a finding's sentence that are looked up late, in the user's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analyses.stakes import SHARES, VOTES, Stake, interest_of
from graph.analyses.tracing.search.walkable_graph import DatedTie
from graph.model.records import Standing, Tie, TieType
from graph.model.shares import exact_text
from graph.support.language import N_, DateText, LazyText, lazy_text

SOURCE_KINDS: Mapping[Standing, str] = {
    Standing.REGISTER: N_("register"),
    Standing.FILING: N_("filing"),
    Standing.PLATFORM: N_("platform page"),
    Standing.OWN_STATEMENT: N_("own statement"),
    Standing.COMPILED: N_("compiled data"),
    Standing.PRESS: N_("press"),
    Standing.OWN_RESEARCH: N_("our research"),
    Standing.DERIVED: N_("our inference"),
}
PROPERTIES: Mapping[str, str] = {
    "country": N_("country"),
    "jurisdiction": N_("jurisdiction"),
    "registration_number": N_("register number"),
    "vat_number": N_("VAT number"),
    "lei": N_("LEI"),
    "incorporated": N_("date of incorporation"),
    "dissolved": N_("date of dissolution"),
    "birth_date": N_("date of birth"),
}
_OFFICER, _EMPLOYEE = N_("officer"), N_("employee")
_CONTROLLER = N_("controlling person")
_INTERESTS: Mapping[str, str] = {SHARES: N_("shares"), VOTES: N_("votes")}
_SOURCE_WORD = N_("source")


@dataclass(frozen=True, slots=True)
class WordList:
    """Several words with commas between them, each in the user's language."""

    words: tuple[object, ...]

    def __str__(self) -> str:
        return ", ".join(map(str, self.words))


def source_kinds(ties: Iterable[Tie | DatedTie]) -> WordList:
    """Name the kinds of source that state some ties, each once, best first."""
    own = [p.tie if isinstance(p, DatedTie) else p for p in ties]
    kinds = {t.standing for t in own}
    words: list[object] = [LazyText(text) for kind, text in SOURCE_KINDS.items() if kind in kinds]
    return WordList((*words, LazyText(_SOURCE_WORD)) if None in kinds else tuple(words))


def post_words(tie: Tie) -> object:
    """Return an office or a job: the source's own word, else a general one."""
    return tie.role or LazyText(_EMPLOYEE if tie.type is TieType.EMPLOYED_BY else _OFFICER)


def part_words(tie: Tie) -> object:
    """Return the part of a party in a company: its post, or the kind of its holding."""
    if tie.type is TieType.CONTROLS:
        return LazyText(_CONTROLLER)
    if tie.type is not TieType.OWNS:
        return post_words(tie)
    return lazy_text(N_("holder ({interest})"), interest=interest_words(interest_of(tie)))


def interest_words(interest: str) -> object:
    """Name what is held: in our words for shares and votes, else in the source's own."""
    return LazyText(_INTERESTS[interest]) if interest in _INTERESTS else interest


def end_date_text(placed: DatedTie) -> DateText:
    """Return the day, month or year in which a tie ended."""
    return DateText(placed.tie.until or placed.until.isoformat())


def stake_words(stake: Stake) -> object:
    """Write a stake as a percentage, with both ends where they differ."""
    if not stake.known:
        return lazy_text(N_("an unstated share"))
    share = stake.share
    low, high = exact_text(share.low.value * 100), exact_text(share.high.value * 100)
    if share.is_exact:
        return f"{low} %"
    if share.low.open:
        return lazy_text(N_("more than {low} % and up to {high} %"), low=low, high=high)
    return lazy_text(N_("{low} % to {high} %"), low=low, high=high)

"""Ties that a free role, relation or nature gives, for every source.

A word gives the same tie from every source. Of two possible readings the weaker counts: what has
ended, has not begun, is another's or is not understood becomes a link with its wording.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from functools import lru_cache

from graph.model import dates
from graph.model.records import Tie, TieType
from graph.model.shares import Share
from graph.model.vocabulary.bands import band_in, states_percentage
from graph.model.vocabulary.lexicon import (
    AGENTS,
    CAPACITIES,
    CONTROL,
    DENIAL,
    JOINT,
    NO_OFFICE,
    NO_SHARE,
    NOT_CONSOLIDATED,
    OFFICES,
    OVER,
    OWNER,
    PRESENT,
    RIGHTS,
    TRUST_ROLES,
    WHOLE,
    WordClass,
    doubt_of,
    plain_words,
)
from graph.model.vocabulary.periods import PERIOD_END, period_end, period_start

_NOMINEE = "as nominee"
_PARTS = re.compile(r"\s*(?:[;/&|、+]|,(?!\d)|\b(?:and|und|et|dan|oraz)\b|\s[eyi]\s|[和及兼])\s*")
_SENTENCES = re.compile(r"\s*[;|\n]\s*")
_CLAUSES = re.compile(r"\s*(?:[;,/&]|\b(?:and|but|und|aber|et|mais|pero|maar|ale|tetapi)\b)\s*")
_ORDER = (TieType.OWNS, TieType.CONTROLS, TieType.OFFICER_OF)
_ADJACENT = re.compile(r"[\s-]*")


@dataclass(frozen=True, slots=True)
class TieMeaning:
    """One tie that words give.

    ``share`` is stated in the words themselves, ``whole`` is True for words of whole ownership and
    ``joint`` for something held with others. ``until`` is a last day in the words. ``known`` is
    False if the words are not understood.
    """

    type: TieType
    word_class: WordClass
    interest: str = ""
    nature: str = ""
    _: KW_ONLY
    role_kind: str = ""
    share: Share | None = None
    unread_share: bool = False
    whole: bool = False
    joint: bool = False
    until: str = ""
    known: bool = True

    @property
    def is_plain(self) -> bool:
        """Whether it is the holding of an owner or the office of a director, and no more said."""
        about = self.interest or self.nature or self.until or self.joint
        held = self.type is TieType.OWNS or (
            self.type is TieType.OFFICER_OF and self.role_kind in ("", "director")
        )
        return held and not about and self.word_class in (WordClass.OWNER, WordClass.OFFICE)


def _link_meaning(word_class: WordClass, *, known: bool = True) -> TieMeaning:
    return TieMeaning(type=TieType.LINKED_TO, word_class=word_class, known=known)


@lru_cache(maxsize=4096)
def tie_meanings(
    words: str, field: TieType | None = None, *, ended: bool = False
) -> tuple[TieMeaning, ...]:
    """Return the ties that words give; empty if they deny that there is one.

    ``field`` is the tie type of the source's field, OWNS or OFFICER_OF; None if the field may hold
    any relation. A field for offices never gives a holding. ``ended`` is True if the source itself
    states the last day: words such as "former" then weaken nothing.
    """
    text = plain_words(words)
    doubt = doubt_of(text)
    if doubt is WordClass.NOT_AT_ALL:
        affirmed = _affirmed_clauses(text)
        return tie_meanings("; ".join(affirmed), field, ended=ended) if affirmed else ()
    if doubt is WordClass.NOT_YET:
        return (_link_meaning(doubt),)
    if doubt is WordClass.OVER:
        until = period_end(text)
        if not until and not ended:
            return (_link_meaning(doubt),)
        rest = " ".join(OVER.sub(" ", PERIOD_END.sub(" ", text)).split(" "))
        now = tie_meanings(rest.strip(" ()-,"), field)
        return tuple(replace(meaning, until=until, word_class=doubt) for meaning in now)
    if not re.search(r"[^\W\d_]", text):
        return (replace(_field_meaning(field), share=band_in(text)),)
    read = [m for part in _SENTENCES.split(text) if part for m in _sentence_meanings(part, field)]
    strong = [m for m in read if m.type is not TieType.LINKED_TO]
    if strong:
        return tuple(sorted(dict.fromkeys(strong), key=lambda m: _ORDER.index(m.type)))
    return (next((m for m in read if m.known), read[0] if read else _field_meaning(field)),)


def _affirmed_clauses(text: str) -> list[str]:
    """Return what words say beside a denial: "shareholder, not a director" denies one of two."""
    if not DENIAL.search(text):
        return []
    clauses = [part for part in _CLAUSES.split(text) if part and doubt_of(part) is None]
    return [part for part in clauses if OWNER.search(part) or _offices(part)]


def _field_meaning(field: TieType | None) -> TieMeaning:
    """Return the tie of a field without any words."""
    if field is TieType.OWNS:
        return TieMeaning(type=field, word_class=WordClass.OWNER)
    if field is TieType.OFFICER_OF:
        return TieMeaning(type=field, word_class=WordClass.OFFICE)
    return _link_meaning(WordClass.UNKNOWN, known=field is not None)


def _sentence_meanings(text: str, field: TieType | None) -> Iterator[TieMeaning]:
    """Yield the ties of one sentence, with its capacity and its share."""
    capacity, rest = _capacity(text)
    band = band_in(text)
    unread = band is None and states_percentage(text)
    parts = [part for part in _PARTS.split(rest) if part]
    meanings = list(_control_meanings(rest)) or [m for part in parts for m in _part_meanings(part)]
    if capacity and not any(m.type is not TieType.LINKED_TO for m in meanings):
        bare = field is TieType.OWNS and not any(m.known for m in meanings)
        meanings = (
            [TieMeaning(type=TieType.OWNS, word_class=WordClass.OWNER)]
            if bare
            else [_link_meaning(WordClass.FOR_ANOTHER)]
        )
    if NOT_CONSOLIDATED.search(rest):
        others = _link_meaning(WordClass.NOT_CONSOLIDATED)
        meanings = [m if m.type is TieType.OFFICER_OF else others for m in meanings]
    held = [m for m in meanings if m.type is TieType.OWNS]
    joint = bool(JOINT.search(text))
    for meaning in meanings:
        read = _capacity_meaning(meaning, capacity) if capacity else meaning
        if read.type is TieType.OWNS:
            # One share next to two interests: unclear which of them it is of.
            alone = len(held) == 1
            read = replace(
                read,
                share=band if alone else None,
                unread_share=unread or (band is not None and not alone),
                joint=joint,
                whole=bool(WHOLE.search(text)) and not capacity and not joint,
            )
        yield _weaken_to_field(read, field)


def _weaken_to_field(meaning: TieMeaning, field: TieType | None) -> TieMeaning:
    """Weaken a tie that its field cannot hold: a field for offices gives no share or control.

    In a field for any relation only words of owning, voting or an office give more than a link.
    """
    if meaning.type in (TieType.LINKED_TO, TieType.OFFICER_OF):
        return meaning
    is_owned = meaning.type is TieType.OWNS and (
        meaning.word_class is WordClass.OWNER or meaning.interest in _OWNED
    )
    if field is TieType.OFFICER_OF or (field is None and not is_owned):
        return _link_meaning(meaning.word_class)
    return meaning


_OWNED = frozenset({"votes", "beneficial ownership"})


def _capacity(text: str) -> tuple[str, str]:
    """Return the capacity in which something is held, and the text without the words for it."""
    for capacity, form in CAPACITIES:
        if form.search(text):
            return capacity, " ".join(form.sub(" ", text).split())
    return "", text


def _capacity_meaning(meaning: TieMeaning, capacity: str) -> TieMeaning:
    """Return a tie as held in a capacity, with an interest that is not the holder's own."""
    kind = WordClass.FOR_ANOTHER
    match meaning.type:
        case TieType.OWNS:
            base = meaning.interest or "shares"
            return replace(meaning, interest=f"{base} {capacity}", word_class=kind)
        case TieType.CONTROLS:
            return replace(meaning, nature=f"{meaning.nature} {capacity}", word_class=kind)
        case TieType.OFFICER_OF if capacity == _NOMINEE:
            named = meaning.role_kind in ("director", "secretary")
            role_kind = f"nominee {meaning.role_kind}" if named else meaning.role_kind
            return replace(meaning, role_kind=role_kind, word_class=kind)
        case _:
            return _link_meaning(kind)


def _control_meanings(text: str) -> Iterator[TieMeaning]:
    """Yield the right to decide that a whole sentence names."""
    if NO_SHARE.search(text):
        yield _link_meaning(WordClass.RIGHTS)
    elif CONTROL.search(text):
        nature = _AROUND_A_NATURE.sub("", text)
        yield TieMeaning(type=TieType.CONTROLS, word_class=WordClass.RIGHTS, nature=nature[:200])


_AROUND_A_NATURE = re.compile(r"^(?:has |the )|\s*\.$")


_NEXT_TO = re.compile(
    r"\b(?:spouse|wife|husband|family|relative|proxy|attorney|representative|agent|secretary|contact|"
    r"director|manager|lawyer|advis[eo]r|ehefrau|ehemann|vertreter)\b\W+(?:of|for|to|des|der|von)\b"
)


def _part_meanings(text: str) -> Iterator[TieMeaning]:
    """Yield the ties of one part of a role."""
    owner, offices = OWNER.search(text), _offices(text)
    interests = [interest for interest, form in RIGHTS.items() if form.search(text)]
    if interests and not _NEXT_TO.search(text):
        # A right over shares is not a holding of them.
        for interest in interests:
            yield TieMeaning(type=TieType.OWNS, word_class=WordClass.RIGHTS, interest=interest)
    elif "legal representative" in offices and owner is None:
        yield TieMeaning(
            type=TieType.OFFICER_OF, word_class=WordClass.OFFICE, role_kind="legal representative"
        )
    elif (weak := next((kind for kind, form in _WEAK if form.search(text)), None)) is not None:
        yield _link_meaning(weak)
    elif owner and offices and not _is_adjacent(text, owner):
        # "Director of the shareholder": an office of another company.
        yield _link_meaning(WordClass.NO_OFFICE)
    else:
        yield from _strong_meanings(owner is not None, offices)


_WEAK = (
    (WordClass.NO_OFFICE, NO_OFFICE),
    (WordClass.FOR_ANOTHER, AGENTS),
    (WordClass.TRUST_ROLE, TRUST_ROLES),
)


def _strong_meanings(is_owner: bool, offices: Sequence[str]) -> Iterator[TieMeaning]:
    if is_owner:
        yield TieMeaning(type=TieType.OWNS, word_class=WordClass.OWNER)
    if offices:
        yield TieMeaning(type=TieType.OFFICER_OF, word_class=WordClass.OFFICE, role_kind=offices[0])
    if not is_owner and not offices:
        yield _link_meaning(WordClass.UNKNOWN, known=False)


def _offices(text: str) -> list[str]:
    return [kind for kind, form in OFFICES.items() if form.search(text)]


def _is_adjacent(text: str, owner: re.Match[str]) -> bool:
    """Whether the words for an owner and for an office are next to each other."""
    for form in OFFICES.values():
        for office in form.finditer(text):
            first, second = sorted((office.span(), owner.span()))
            if first[1] >= second[0] or _ADJACENT.fullmatch(text[first[1] : second[0]]):
                return True
    return False


def status_meaning(status: str) -> WordClass | None:
    """Return the effect of a status on a tie: None if it is in force, UNKNOWN if not understood."""
    text = plain_words(status)
    if (doubt := doubt_of(text)) is not None:
        return doubt
    return None if text.replace(" ", "_") in PRESENT else WordClass.UNKNOWN


def is_doubt_alone(words: str) -> bool:
    """Whether words only say that something does not hold now, not what: ``former``, ``退任``."""
    text = plain_words(words)
    named = OWNER.search(text) or _offices(text) or PERIOD_END.search(text)
    return doubt_of(text) is not None and not named


_HELD = frozenset(
    {
        *(TieType.OWNS, TieType.CONTROLS, TieType.OFFICER_OF),
        *(TieType.EMPLOYED_BY, TieType.OPERATES, TieType.LINKED_TO),
    }
)
_WORDED = ("status", "capacity", "relation", "details")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT = 120


def begin_tie(tie: Tie) -> Tie:
    """Return a tie from the first day that its own words state: "owner from 2027".

    Of two starts the later counts. A quotation and a long text may tell of other days.
    """
    words = [tie.role, tie.nature, "" if tie.quoted else tie.wording]
    words += [text for name in _WORDED if isinstance(text := tie.extra.get(name), str)]
    dated = [text for text in words if len(text) <= _SHORT and _YEAR.search(text)]
    if not dated or tie.type not in _HELD:
        return tie
    starts = [start for text in dated if (start := period_start(plain_words(text)))]
    start = max([*starts, *filter(None, (tie.since,))], key=dates.first_day, default="")
    begins_late = start and tie.until and dates.last_day(tie.until) < dates.first_day(start)
    return tie if start in ("", tie.since) or begins_late else replace(tie, since=start)

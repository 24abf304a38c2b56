"""Every sentence of a tie, by its type, its source, its share and the way it is read.

The sentences stand in ``tests/fixtures/words/ties.txt``; each is to be read before it is changed.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from graph.analyses.party_ends import EndKind, PartyEnd
from graph.analyses.tracing.search.hops import standing_of
from graph.analyses.tracing.verdict import ChainHop, ShareText, Strength
from graph.model.records import ENDS, Entity, Judgement, Kind, Source, Standing, Tie, TieType
from graph.presentation.names.party_names import PartyNames
from graph.presentation.sentences.tie_sentences import hop_sentence, hop_words
from graph.support.language import LANGUAGES, use_language
from tests.paths import FIXTURES

GOLDEN = FIXTURES / "words" / "ties.txt"
SHARES = {
    "60 %": (ShareText("0.6", "0.6"), Strength.OWNED),
    "25 % to 50 %": (ShareText("0.25", "0.5"), Strength.PART_OWNED),
    "none, alone": (None, Strength.OWNED),
    "none, beside others": (None, Strength.PART_OWNED),
}
SOURCE = Source("s", "Example source", "Example Publisher")


def hop(
    type_: TieType, standing: Standing | None, forward: bool, ended_by: PartyEnd | None = None
) -> ChainHop:
    kinds = [sorted(ends)[0] for ends in ENDS[type_]]
    start, end = Entity("a", kinds[0], "Acting"), Entity("b", kinds[1], "Acted")
    role = {TieType.OPERATES: "seller", TieType.OFFICER_OF: "director"}.get(type_, "")
    tie = Tie("t", type_, "a", "b", source="s", standing=standing, role=role)
    here, there = (start, end) if forward else (end, start)
    return ChainHop(
        tie=tie,
        here=here,
        there=there,
        forward=forward,
        strength=Strength.CONNECTED,
        standing=standing_of(tie),
        share=None,
        source=SOURCE,
        ended_by=ended_by,
    )


def sentences() -> Iterator[str]:
    """Yield a line for each case: what it is, the sentence, and the words between two names."""
    for type_, standing, forward in product(TieType, (*Standing, None), (True, False)):
        for name, each in _cases(hop(type_, standing, forward)):
            way = "forward" if forward else "backward"
            case = f"{type_}, {standing or 'not stated'}, {way}{name}"
            before, after = hop_words(each)
            between = f"{before} …{after}" if after else before
            yield f"{case}: {hop_sentence(each)} | {between}"


def _cases(each: ChainHop) -> Iterator[tuple[str, ChainHop]]:
    if each.tie.type is TieType.OWNS:
        for name, (share, strength) in SHARES.items():
            yield f", {name}", replace(each, share=share, strength=strength)
        votes = replace(each.tie, interest="votes")
        yield ", votes", replace(each, tie=votes, share=ShareText("0.75", "1"))
    elif each.tie.type is TieType.SAME_AS:
        for judgement in Judgement:
            yield f", {judgement}", replace(each, tie=replace(each.tie, judgement=judgement))
    else:
        yield "", each


def test_every_sentence_is_as_it_was_read_last() -> None:
    assert list(sentences()) == GOLDEN.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_sentence_of_another_source_says_registered(code: str) -> None:
    words = {"en": ("regist",), "id": ("terdaftar", "tercatat")}[code]
    with use_language(code):
        for type_, standing in product(TieType, Standing):
            if standing is Standing.REGISTER:
                continue
            for forward in (True, False):
                for _name, each in _cases(hop(type_, standing, forward)):
                    said = hop_sentence(each).casefold()
                    assert not any(word in said for word in words)


def test_an_owner_is_named_only_where_the_hop_is_as_strong() -> None:
    for standing, forward in product(Standing, (True, False)):
        for name, each in _cases(hop(TieType.OWNS, standing, forward)):
            says_owner = "own" in hop_sentence(each).replace("its own", "").replace("our own", "")
            says_owner = says_owner and "’s own page" not in name
            is_owner = each.strength is Strength.OWNED
            assert says_owner is is_owner or standing is Standing.OWN_STATEMENT


PARTY = Entity("a", Kind.COMPANY, "Acting Inc.")


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (PartyEnd(PARTY, EndKind.DISSOLVED, "2010-05-01", "s"), "was dissolved on 1 May 2010"),
        (PartyEnd(PARTY, EndKind.DISSOLVED, "2010", "s"), "was dissolved in 2010"),
        (PartyEnd(PARTY, EndKind.DISSOLVED, "", "s"), "was dissolved, day not stated"),
        (PartyEnd(PARTY, EndKind.DIED, "2001-02", "s"), "died in February 2001"),
        (PartyEnd(PARTY, EndKind.DIED, "", "s"), "died, day not stated"),
        (PartyEnd(PARTY, EndKind.CLOSED, "2024-09-09", "s"), "was closed on 9 September 2024"),
        (PartyEnd(PARTY, EndKind.CLOSED, "", "s"), "is closed, day not stated"),
    ],
)
def test_the_end_of_a_party_is_said(end: PartyEnd, said: str) -> None:
    assert said in hop_sentence(hop(TieType.CONTROLS, Standing.REGISTER, True, ended_by=end))


def test_a_name_that_ends_with_a_full_stop_needs_no_second() -> None:
    each = replace(hop(TieType.CONTROLS, Standing.REGISTER, False), there=PARTY)

    assert hop_sentence(each) == "Acted is registered as controlled by Acting Inc."


def test_a_filing_of_the_acting_party_is_said_to_name_itself() -> None:
    own = replace(
        hop(TieType.OPERATES, Standing.FILING, True),
        here=PARTY,
        source=Source("f", "Annual report", "Acting Inc. (filing)"),
    )

    assert hop_sentence(own) == "Acting Inc. names itself as seller of Acted in its filing."


def test_a_party_that_is_only_described_is_never_called_by_its_description_as_a_name() -> None:
    described = Entity(
        "a",
        Kind.COMPANY,
        "Seller of goods, not named in the report",
        {"described": "its seller, which the report does not name"},
    )
    owned = replace(
        hop(TieType.OWNS, Standing.PRESS, False), here=described, strength=Strength.OWNED
    )
    shop = replace(hop(TieType.OPERATES, Standing.PRESS, False), there=described)

    assert hop_sentence(owned) == (
        "Seller of goods, not named in the report, is reported to be owned by Acting (share not "
        "stated)."
    )
    names = PartyNames(of_storefront=True)
    assert hop_sentence(owned, names) == (
        "Its seller, which the report does not name, is reported to be owned by Acting "
        "(share not stated)."
    )
    assert hop_sentence(shop, names) == "Acted: its seller, which the report does not name."

"""Names of parties as links: every name once, and nothing of a source as markup."""

import pytest
from markupsafe import escape

from graph.analyses.party_ends import EndKind, PartyEnd
from graph.model.records import Entity, Kind
from graph.presentation.names.party_names import PartyNames
from graph.presentation.sentences.tie_sentences import PLAIN_NAMES, party_end_words
from graph.support.language import lazy_text
from views.shell import party_links

ONE = Entity("one", Kind.COMPANY, "Example One Ltd.")
SHOP = Entity("a/b", Kind.STOREFRONT, "Example Shop")
HOSTILE = [
    "<script>alert(1)</script>",
    "{x} {here} %s",
    "</a><b>",
    '" onclick="x',
    "\0abc000000",
    "{0.__class__}",
]


def test_a_name_is_a_link_to_its_page() -> None:
    told = party_links.linked_sentence(
        lambda names: f"{names.name(SHOP)} sells for {names.name(ONE)}"
    )
    assert str(told) == "Example Shop sells for Example One Ltd."
    assert told.__html__() == (
        '<a class="lk-party" href="storefront?id=a%2Fb" target="_self">Example Shop</a> sells for '
        '<a class="lk-party" href="company?id=one" target="_self">Example One Ltd.</a>'
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_text(name: str) -> None:
    party = Entity("x", Kind.COMPANY, name)
    told = party_links.linked_sentence(lambda names: party_end_words(_end(party), names))
    assert str(told) == party_end_words(_end(party))
    link = f'<a class="lk-party" href="company?id=x" target="_self">{escape(name)}</a>'
    assert told.__html__() == f"{link} was dissolved, day not stated"


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_of_a_source_stay_text(words: str) -> None:
    told = party_links.linked_sentence(lambda names: f"{words} {names.name(ONE)} {words}")
    assert told.__html__().startswith(f"{escape(words)} <a ")
    assert told.__html__().endswith(f"</a> {escape(words)}")


def test_a_finding_links_its_parties_and_lists_of_them() -> None:
    comma = Entity("c", Kind.COMPANY, "Example Two, Ltd")
    text = lazy_text("{all} share {what}", all="Example Two, Ltd, Example Shop", what="Example One")
    told = party_links.finding_sentence(text, [ONE, SHOP, comma])
    assert [p.entity.id for p in told.pieces if p.entity] == ["c", "a/b"]
    assert str(told) == str(text)


def test_of_two_parties_of_one_name_none_is_linked() -> None:
    twin = Entity("twin", Kind.COMPANY, ONE.name)
    told = party_links.finding_sentence(lazy_text("{name} is here", name=ONE.name), [ONE, twin])
    assert "<a" not in told.__html__()


def test_names_are_told_apart_as_without_links() -> None:
    assert str(party_links.linked_sentence(lambda names: names.name(ONE), PLAIN_NAMES)) == ONE.name
    assert isinstance(PLAIN_NAMES, PartyNames)


def test_a_party_that_is_only_described_is_a_link_too() -> None:
    described = Entity("d", Kind.COMPANY, "X", {"described": "its seller, which nobody names"})
    names = PartyNames(of_storefront=True)
    told = party_links.linked_sentence(
        lambda n: f"{n.subject(described)} is {n.description(described)}", names
    )
    assert str(told) == "Its seller, which nobody names, is its seller, which nobody names"
    linked = [piece.text for piece in told.pieces if piece.entity]
    assert linked == ["Its seller, which nobody names", "its seller, which nobody names"]


def _end(party: Entity) -> PartyEnd:
    return PartyEnd(party, EndKind.DISSOLVED, "", "s")

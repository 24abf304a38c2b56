"""Parties of an import that may be in the store already: by their evidence, never by a name."""

from graph.importing.previews.likely_parties import described_parties, likely_parties
from graph.matches.candidate import Grade
from graph.matches.match_index import MatchIndex
from graph.matches.places import AgentAddresses
from graph.model.records import Kind, Records, Source, Statement, Tie, TieType
from tests.graph.exports.cases import contents_of

PHONE = "phone-+442079460101"


def _records(source: str, companies: dict[str, str], caller: str) -> Records:
    stated = [
        Statement(ident, Kind.COMPANY, source, {"name": name, "country": "GB"})
        for ident, name in companies.items()
    ]
    stated.append(Statement(PHONE, Kind.CONTACT, source, {"name": "+44 20 7946 0101"}))
    tie = Tie(f"{source} gives", TieType.REACHED_AT, caller, PHONE, source=source)
    return Records((Source(source, source.title()),), tuple(stated), (tie,))


def test_a_new_party_is_named_by_more_than_its_name() -> None:
    here = {"here": "Marlpit Garden Tools Ltd", "other": "Chalkpit Seeds Ltd"}
    store = contents_of(_records("kept", here, "here"))
    read = {"new": "Marlpit Garden Tools", "named": "Chalkpit Seeds", "other": "Chalkpit Seeds Ltd"}
    index = MatchIndex.of(store, agents=AgentAddresses(()), mass_tenants=20)
    described = described_parties(_records("file", read, "new"), store)
    assert set(described) == {"new", "named"}
    found = list(likely_parties(described, store, lambda some: index.find(some, 5)))
    assert [each and (each.there.id, each.grade) for each in found] == [
        ("here", Grade.LIKELY),
        None,
    ]

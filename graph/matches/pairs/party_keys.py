"""Keys of a party: two parties with a key in common are worth comparing, if few have it.

A key says something of one party alone, so that a party that comes or goes changes no pair of
others. A rule of evidence that could list a pair has a key here that the pair has in common.
"""

from collections.abc import Iterator

from graph.matches.evidence.ground import CountedKey, first_word_key, name_key, shared_key
from graph.matches.names.read_name import ComparableName
from graph.matches.pairs.keys import KeyUse, hash_key
from graph.matches.pairs.numbers_apart import lone_number_keys
from graph.matches.parties import Party
from graph.model.records import Kind

_LONG_WORD = 7
_PIECE = 4
_INITIALS = 3
_MOST_WORDS = 8  # of a name, in keys of its words; a longer name is found by the whole


def keys_of_party(party: Party) -> list[int]:
    """Return the keys of a party, each once and in order."""
    found = {hash_key(use, text) for use, text in _counted_keys(party)}
    found |= {hash_key(KeyUse.FIRM, text) for text in _firm_keys(party)}
    found.update(lone_number_keys(party))
    if party.kind is Kind.COMPANY:
        readings = (reading for name in party.names for reading in name.readings)
        found |= {hash_key(KeyUse.NEAR, text) for name in readings for text in _near_keys(name)}
    return sorted(found)


def _counted_keys(party: Party) -> Iterator[CountedKey]:
    for shared in party.shared:
        yield shared_key(shared)
    for name in party.names:
        yield name_key(party.kind, name.key)
        if party.kind is Kind.COMPANY:
            yield first_word_key(party.kind, name.words[0])


def _firm_keys(party: Party) -> Iterator[str]:
    if party.place:
        yield f"{party.kind}|place|{party.place}"
    if party.kind is Kind.PERSON:
        yield from _person_keys(party)
        return
    yield from _stated_keys(party)
    for name in party.names:
        for reading in name.readings:
            yield f"{party.kind}|equal|{reading.key}"
            yield f"{party.kind}|glued|{reading.glued}"
    if party.kind is Kind.COMPANY:
        yield from _founding_keys(party)


def _stated_keys(party: Party) -> Iterator[str]:
    if party.account:
        yield f"{party.kind}|account|{party.account}"
    for number in party.numbers:
        yield f"{party.kind}|{number.group}|{number.value}"
    for shared in party.shared:
        yield f"{party.kind}|{shared.what}|{shared.key}"


def _person_keys(party: Party) -> Iterator[str]:
    """Pair persons by a firm thing and the beginning of a word of their names."""
    firm = [f"{s.what}|{s.key}" for s in party.shared]
    firm += [f"born|{d.value}" for d in party.dates if d.group == "birth_date"]
    for beginning in _beginnings(party):
        for thing in firm:
            yield f"{party.kind}|{thing}|{beginning}"


def _founding_keys(party: Party) -> Iterator[str]:
    for day in party.dates:
        if day.group == "incorporated":
            for beginning in _beginnings(party):
                yield f"{party.kind}|founded|{day.value}|{beginning}"


def _beginnings(party: Party) -> set[str]:
    readings = (reading for name in party.names for reading in name.readings)
    return {word[:_INITIALS] for reading in readings for word in reading.words[:_MOST_WORDS]}


def _near_keys(name: ComparableName) -> Iterator[str]:
    """Pair names that are equal but for one long word, of which a beginning or end is equal.

    That is all that a name alone may be listed for, besides an equal one.
    """
    for place, word in enumerate(name.words[:_MOST_WORDS]):
        if len(word) < _LONG_WORD - 1:
            continue
        others = " ".join(sorted(name.words[:place] + name.words[place + 1 :]))
        yield f"near|{others}|{word[:_PIECE]}|"
        yield f"near|{others}||{word[-_PIECE:]}"

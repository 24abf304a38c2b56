"""Answer of a search: parties of case and registers, and registers that were not asked."""

from collections.abc import Iterable, Iterator

from graph.investigation.answers import Hit, SearchAnswer, cite_sources, json_text
from graph.model.records import Source
from graph.registers.lookup.search_all import FoundParties, FoundParty, found_document

_NAME = "a shared name is no tie"


def search_answer(
    text: str, found: FoundParties, registers: Iterable[str], sources: Iterable[Source]
) -> SearchAnswer:
    """Return hits with the sources that state the case's parties.

    ``registers`` are the names of those that were asked.
    """
    return SearchAnswer(
        sentence=_sentence(text, found, tuple(registers)),
        sources=cite_sources(sources),
        not_checked=tuple(_limits(found)),
        json=json_text(found_document(found)),
        items=tuple(map(_hit, found.parties)),
        text=text,
    )


def _hit(found: FoundParty) -> Hit:
    hit = found.hit
    return Hit(
        id=hit.id,
        name=hit.name,
        kind=str(hit.kind),
        why=hit.why,
        exact=hit.exact,
        register=found.register or None,
    )


def _sentence(text: str, found: FoundParties, registers: tuple[str, ...]) -> str:
    where = "this database"
    if registers:
        where += f" and the register{'s' if len(registers) > 1 else ''} {', '.join(registers)}"
    if not found.parties:
        return f"Nothing in {where} is called “{text}” so far; this says nothing of what exists"
    exact = sum(each.hit.exact for each in found.parties)
    count = len(found.parties)
    kind = f"{exact} of them by a whole name, number or id" if exact else "all of them only similar"
    told = f"{count} entries of {where} match" if count > 1 else f"1 entry of {where} matches"
    return f"{told} “{text}”, {kind}; {_NAME}"


def _limits(found: FoundParties) -> Iterator[str]:
    for each in found.unusable:
        yield f"The register {each.name}: {each.problem}"
    for name, hits in found.by_register.items():
        if hits.same_name:
            yield f"The register {name}: {hits.same_name} are called that; the first are shown"
        if hits.withheld:
            yield f"The register {name}: {hits.withheld} hits were taken out by hand"
        if hits.problem:
            yield f"The register {name}: {hits.problem}"

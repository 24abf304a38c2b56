"""Answer on red flags: findings with their innocent explanations, and flags that need more data."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.investigation.answers import (
    Party,
    RedFlag,
    RedFlagsAnswer,
    SourceReference,
    json_text,
)
from graph.model.notes import Note
from graph.model.records import Entity
from graph.presentation.names.party_names import entry_name
from graph.red_flags.detect import FlagResult, concerned_parties, raise_flags, storefront_results
from graph.red_flags.dismissals import dismissal_notes
from graph.red_flags.document import findings_document
from graph.red_flags.scene import Scene

_MOST_NAMED = 5
_SIGN = "a red flag is a sign to check and proves nothing"


def red_flags_answer(scene: Scene, notes: Sequence[Note], storefront: str | None) -> RedFlagsAnswer:
    """Return the red flags of a scene, or those that concern one storefront.

    Raises:
        UnknownIdError: there is no such storefront.
    """
    raised = raise_flags(scene)
    if storefront is not None:
        raised = storefront_results(scene, storefront, raised)
    documents = findings_document(scene, raised, dismissal_notes(notes))
    entity = scene.entity(storefront) if storefront is not None else None
    unchecked = tuple(_unchecked(scene, raised, storefront))
    items = tuple(map(_finding, documents))
    sources = dict.fromkeys(source for item in items for source in item.sources)
    return RedFlagsAnswer(
        sentence=_sentence(entity, items, len(raised) - len(unchecked)),
        sources=tuple(sources),
        not_checked=(*_unfinished(scene), *unchecked),
        json=json_text(documents),
        items=items,
        storefront=Party(entity.id, entity.name) if entity else None,
    )


def _finding(document: Mapping[str, Any]) -> RedFlag:
    return RedFlag(
        flag=document["flag"],
        title=str(document["title"]),
        strength=str(document["strength"]),
        subject=Party(**document["subject"]),
        sentence=document["sentence"],
        innocent_explanation=str(document["innocent_explanation"]),
        sources=tuple(SourceReference(**source) for source in document["sources"]),
        dismissed=document["dismissed"] is not None,
    )


def _sentence(entity: Entity | None, items: Sequence[RedFlag], checked: int) -> str:
    """Return how many findings there are, as one sentence that names the storefront."""
    subject = entry_name(entity) if entity else "The whole case"
    if not items:
        return (
            f"{subject}: no red flag raised so far; checked: {checked} red flags of published "
            "guidance in this database, which says nothing of what it does not hold"
        )
    titles = list(dict.fromkeys(f"“{item.title}”" for item in items if not item.dismissed))
    if len(titles) > _MOST_NAMED:
        titles = [*titles[:_MOST_NAMED], f"{len(titles) - _MOST_NAMED} more"]
    count = len(items)
    told = ", ".join((f"{count} finding{'s' if count > 1 else ''} of red flags", *titles))
    dismissed = sum(item.dismissed for item in items)
    if dismissed:
        told += f" ({dismissed} dismissed by a reviewer)"
    return f"{subject}: {told}; {_SIGN}, and each may have an innocent reason"


def _unfinished(scene: Scene) -> Iterator[str]:
    if scene.ground.unfinished:
        yield "The whole answer: import not finished"


def _unchecked(scene: Scene, raised: Sequence[FlagResult], storefront: str | None) -> Iterator[str]:
    """Yield the flags whose question cannot be answered with the data at hand."""
    near = frozenset[str]().union(*concerned_parties(scene, storefront)) if storefront else None
    for each in raised:
        population = each.flag.population
        members = population.members(scene)
        if near is not None and not population.shared:
            members &= near
        if not each.findings and not members:
            yield f"“{each.flag.title}”: it needs {population.what}, and none is stated here"

"""Consequences of a judgement, and contradicting judgements, as lines of text and as JSON."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.judgements.consequences import Consequences
from graph.judgements.groups import Contradiction
from graph.judgements.refusals import Obstacle, entry_words, judged_words, obstacle_lines
from graph.model.records import Entity
from graph.support.language import N_, LazyText, english_text, lazy_text

_VERDICT = N_("{storefront}: “{before}” → “{after}”")
_MOST_IMPLIED = 10


def consequence_lines(found: Consequences, entities: Mapping[str, Entity]) -> tuple[LazyText, ...]:
    """Return what a judgement would change, a line each; one line if it is nothing.

    ``entities`` are those of the groups.
    """
    lines = [
        lazy_text(
            _VERDICT,
            storefront=change.storefront.name,
            before=change.before.headline,
            after=change.after.headline,
        )
        for change in found.verdicts
    ]
    lines += _more_verdicts(found)
    lines += [change.text for change in found.owners]
    lines += [
        lazy_text(
            N_("Red flag comes: {sentence}") if change.comes else N_("Red flag goes: {sentence}"),
            sentence=change.sentence,
        )
        for change in found.flags
    ]
    form = N_("Contradicts in one dossier: {text}")
    lines += [lazy_text(form, text=conflict.text) for conflict in found.conflicts]
    lines += _implied_lines(found, entities)
    lines += _refusal_lines(found, entities)
    if found.stands is not None:
        form = N_("An earlier judgement stays in force, by {author}: take it back first.")
        lines.append(lazy_text(form, author=judged_words(found.stands)))
    return tuple(lines) or (LazyText(N_("No verdict, owner or red flag changes.")),)


def _more_verdicts(found: Consequences) -> Iterator[LazyText]:
    if more := found.verdict_count - len(found.verdicts):
        yield lazy_text(N_("Verdicts that change and are not listed: {count}"), count=more)
    if found.untraced:
        form = N_("Storefronts in reach that were not traced: {count}")
        yield lazy_text(form, count=found.untraced)
    if not found.complete:
        yield LazyText(N_("So much lies around the pair that not every storefront was looked for."))
    if found.uncounted:
        form = N_("Companies whose owners were not counted: {count}")
        yield lazy_text(form, count=found.uncounted)
    if found.unread:
        form = N_("Shared by too many to look for red flags: {count}")
        yield lazy_text(form, count=len(found.unread))


def _implied_lines(found: Consequences, entities: Mapping[str, Entity]) -> Iterator[LazyText]:
    form = N_("This also makes {one} and {other} one party, of which nobody judged.")
    for pair in found.implied[:_MOST_IMPLIED]:
        one, other = (entry_words(i, entities) for i in (pair.one, pair.other))
        yield lazy_text(form, one=one, other=other)
    if more := len(found.implied[_MOST_IMPLIED:]):
        yield lazy_text(N_("Pairs more that become one unjudged: {count}"), count=more)


def _refusal_lines(found: Consequences, entities: Mapping[str, Entity]) -> tuple[LazyText, ...]:
    if found.obstacle is None:
        return ()
    return obstacle_lines(found.pair, found.obstacle, lambda ident: entry_words(ident, entities))


def consequences_document(found: Consequences) -> dict[str, Any]:
    """Return what a judgement would change, ready for ``json.dumps``, in English."""
    return {
        "judgement": found.judgement,
        "changes": [
            {
                "storefront": _party(change.storefront),
                "before": english_text(change.before.headline),
                "after": english_text(change.after.headline),
            }
            for change in found.verdicts
        ],
        "changed": found.verdict_count,
        "not_traced": found.untraced,
        "complete": found.complete,
        "owners": [english_text(change.text) for change in found.owners],
        "flags": [
            {
                "flag": change.flag,
                "subject": change.subject,
                "sentence": english_text(change.sentence),
                "comes": change.comes,
            }
            for change in found.flags
        ],
        "contradictions": [english_text(conflict.text) for conflict in found.conflicts],
        "group": list(found.members),
        "also_one": [[pair.one, pair.other] for pair in found.implied],
        "refused": _refusal_document(found.obstacle) if found.obstacle else None,
    }


def _refusal_document(found: Obstacle) -> dict[str, str]:
    return {"one": found.one, "other": found.other, "why": english_text(found.line)}


def _party(entity: Entity) -> dict[str, str]:
    return {"id": entity.id, "name": entity.name}


def contradiction_lines(
    found: Iterable[Contradiction], entities: Mapping[str, Entity]
) -> Iterator[LazyText]:
    """Yield each rejection with the chain of acceptances over it, a line for each judgement."""
    for each in found:
        yield lazy_text(
            N_("{one} and {other} were judged different by {author}, but these make them one:"),
            one=entry_words(each.rejected.start, entities),
            other=entry_words(each.rejected.end, entities),
            author=judged_words(each.rejected),
        )
        for tie in each.chain:
            yield lazy_text(
                N_("  {one} and {other}, judged the same by {author}"),
                one=entry_words(tie.start, entities),
                other=entry_words(tie.end, entities),
                author=judged_words(tie),
            )

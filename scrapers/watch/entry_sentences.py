"""Sentences of entries for the command line, the feed and an assistant: whole when quoted alone.

Texts of sources stand in them as they are.
"""

from collections.abc import Callable, Sequence

from graph.exports.redaction import tie_redaction, value_redaction
from graph.model.records import Kind, Tie
from graph.support.language import N_, LazyText, lazy_text
from scrapers.watch.change import Change, Entry, TieEnds, VerdictChange
from scrapers.watch.change_sentences import change_sentence, verdict_sentence

_LIST_BREAK = "; "


class _Late:
    """A text that is made in the language of whom it is shown to."""

    def __init__(self, make: Callable[[], str]) -> None:
        self._make = make

    def __str__(self) -> str:
        return self._make()


def entry_sentence(entry: Entry) -> LazyText:
    """Return what an entry says, as one sentence or some."""
    if isinstance(entry, VerdictChange):
        return lazy_text(
            N_("{told} Now: {after}. Before: {before}."),
            told=_Late(lambda: verdict_sentence(entry, ())),
            after=entry.after.headline,
            before=entry.before.headline,
        )
    return _change_text(entry, entry.others)


def _change_text(change: Change, others: Sequence[TieEnds]) -> LazyText:
    told = _Late(lambda: change_sentence(change))
    if not others:
        return lazy_text(N_("{told}"), told=told)
    also = _Late(lambda: _LIST_BREAK.join(str(tie.statement) for tie in others))
    return lazy_text(N_("{told} Also: {statements}."), told=told, statements=also)


def printable_sentence(entry: Entry) -> LazyText:
    """Return what an entry says without what a publication leaves out, and that it is left out."""
    if isinstance(entry, VerdictChange):
        return entry_sentence(entry)
    what = private_part(entry)
    if not what:
        return _change_text(entry, [tie for tie in entry.others if not _private_tie(tie)])
    return lazy_text(
        N_("{name}: something private changed and is not shown here ({what})."),
        name=_private_party(entry),
        what=LazyText(what),
    )


def private_part(change: Change) -> str:
    """Return what a publication leaves out of a change, as a message; empty for nothing."""
    tie, of_person = change.tie, _is_of_person(change)
    if tie is not None and (what := _private_tie(tie)):
        return what
    found = (value_redaction(each.property, of_person) for each in change.differences)
    return next((what for what in found if what), "")


def _is_of_person(change: Change) -> bool:
    tie = change.tie
    parties = (tie.start, tie.end) if tie else (change.entity,)
    return any(party is not None and party.kind is Kind.PERSON for party in parties)


def _private_tie(ends: TieEnds) -> str:
    tie = Tie(ends.id, ends.tie, ends.start.id, ends.end.id, source="", purpose=ends.purpose)
    kinds = {ends.start.id: ends.start.kind, ends.end.id: ends.end.kind}
    return tie_redaction(tie, kinds, frozenset())


def _private_party(change: Change) -> str:
    party = change.tie.start if change.tie else change.entity
    return party.name if party else change.subject

"""Message of some entries: a sentence each, with what a publication may print of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from graph.model.records import Contents
from graph.support.language import gettext as _
from graph.support.language import ngettext
from graph.support.safe_text import escape_control_characters
from scrapers.watch.change import Change, Entry, VerdictChange
from scrapers.watch.change_sentences import change_sentence, verdict_sentence
from scrapers.watch.notices.printable import printable_entries
from scrapers.watch.notices.services import Message

Surroundings = Callable[[Iterable[str]], Contents]
"""Reads what the database holds of some parties, with all of their ties."""

_MOST = 30  # entries told in one message; the others are counted


def message_of(entries: Sequence[Entry], read_around: Surroundings) -> Message:
    """Return the message of entries, verdicts first; its title names nobody."""
    told = sorted(entries, key=lambda entry: not isinstance(entry, VerdictChange))[:_MOST]
    ids = {party.id for entry in told for party in entry.parties}
    printable = printable_entries(told, read_around(ids))
    changes = {each.id: each for each in printable.entries if isinstance(each, Change)}
    lines = [_line(entry, changes) for entry in printable.entries]
    count = ngettext("{n} change at what you watch", "{n} changes at what you watch", len(entries))
    rest = [*_rest_lines(len(entries) - len(told), printable.left_out)]
    return Message(
        count.format(n=len(entries)),
        "\n\n".join((*lines, *rest, _("Before, after and both captures: on the page Changes."))),
    )


def _line(entry: Entry, changes: Mapping[str, Change]) -> str:
    """Return an entry as one line; the label of its watch is the reader's own, and stays here."""
    if isinstance(entry, VerdictChange):
        reasons = [changes[ident] for ident in entry.because if ident in changes]
        return escape_control_characters(verdict_sentence(entry, reasons))
    return escape_control_characters(change_sentence(entry))


def _rest_lines(more: int, left_out: Mapping[str, int]) -> Iterator[str]:
    if more > 0:
        form = ngettext(
            "{n} more is not in this message.", "{n} more are not in this message.", more
        )
        yield form.format(n=more)
    if left_out:
        reasons = ", ".join(f"{_(what)} {count}" for what, count in sorted(left_out.items()))
        yield _("Left out, as in a publication: {reasons}.").format(reasons=reasons)

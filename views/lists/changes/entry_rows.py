"""Entries as rows: the sentence, before and after side by side, and the captures of both."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, replace
from urllib.parse import quote

from graph.model.records import Value
from graph.presentation.names.party_names import PartyNames
from graph.presentation.stated_values import value_text
from scrapers.watch.change import Change, Difference, Entry, NamedParty, PageCapture, VerdictChange
from scrapers.watch.change_sentences import (
    Naming,
    change_sentence,
    difference_label,
    plain_name,
    source_title,
    verdict_sentence,
)
from scrapers.watch.kept_changes import cases_of
from views.lists.changes.entry_filter import SORT_LABELS, sort_of
from views.lists.changes.kept_list import KeptList
from views.shell import party_links
from views.shell.party_links import LinkedText
from views.shell.session import Snapshot
from views.shell.texts import _, day_text, moment_text

BEFORE, AFTER = "before", "after"
"""Sides of a change, as the address of a capture names them."""

_MOST_REASONS = 8


@dataclass(frozen=True, slots=True)
class CaptureLink:
    """The capture of one side: the words of its link, and its address."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Captures:
    """The captures of both sides; None where nothing was captured."""

    before: CaptureLink | None = None
    after: CaptureLink | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing before and after, in words; empty where nothing is stated."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry as it is shown.

    ``also`` are other ties of the same row, ``reasons`` several changes that a verdict may rest on.
    """

    id: str
    sort: str
    sentence: LinkedText
    when: str
    origin: str
    _: KW_ONLY
    compared: tuple[Compared, ...]
    captures: Captures
    also: tuple[str, ...] = ()
    reasons: tuple[tuple[LinkedText, Captures], ...] = ()
    more: int = 0


def entry_row(entry: Entry, kept: KeptList, shot: Snapshot) -> EntryRow:
    """Return an entry as a row."""
    if isinstance(entry, VerdictChange):
        return _verdict_row(entry, kept, shot)
    return EntryRow(
        entry.id,
        SORT_LABELS[sort_of(entry)],
        _linked_sentence(lambda name: change_sentence(entry, name), shot),
        moment_text(entry.at),
        _origin(f"{source_title(entry.source, entry.subject)}, {entry.subject}", entry),
        compared=tuple(_compared(entry, each) for each in entry.differences),
        captures=_captures(entry),
        also=tuple(str(tie.statement) for tie in entry.others),
    )


def _verdict_row(change: VerdictChange, kept: KeptList, shot: Snapshot) -> EntryRow:
    found = map(kept.by_id.get, change.because)
    reasons = [each for each in found if isinstance(each, Change)]
    headlines = Compared(_("verdict"), str(change.before.headline), str(change.after.headline))
    only, several = (reasons, []) if len(change.because) == 1 else ([], reasons)
    return EntryRow(
        change.id,
        SORT_LABELS[sort_of(change)],
        _linked_sentence(lambda name: verdict_sentence(change, only, name), shot),
        moment_text(change.at),
        _origin(_("Verdict on a storefront"), change),
        compared=(headlines,),
        captures=_captures(only[0]) if only else Captures(),
        reasons=tuple(_reason(each, shot) for each in several[:_MOST_REASONS]),
        more=max(len(several) - _MOST_REASONS, 0),
    )


def _reason(change: Change, shot: Snapshot) -> tuple[LinkedText, Captures]:
    sentence = _linked_sentence(lambda name: change_sentence(change, name), shot)
    return sentence, _captures(change)


def _linked_sentence(say: Callable[[Naming], str], shot: Snapshot) -> LinkedText:
    """Return a sentence in which the names of parties of the database are links."""

    def naming(names: PartyNames) -> Naming:
        def name(party: NamedParty) -> str:
            entity = shot.contents.entities.get(party.id)
            if entity is None:
                return plain_name(party)
            return names.name(replace(entity, name=party.name or entity.name))

        return name

    return party_links.linked_sentence(lambda names: say(naming(names)))


def _origin(where: str, entry: Entry) -> str:
    cases = ", ".join(cases_of(entry))
    return _("{where} · case {case}").format(where=where, case=cases) if cases else where


def _compared(change: Change, each: Difference) -> Compared:
    name = each.property
    label = difference_label(change, name)
    return Compared(label, _text(name, each.before), _text(name, each.after))


def _text(name: str, value: Value | None) -> str:
    return "" if value is None else value_text(name, value)


def _captures(change: Change) -> Captures:
    return Captures(
        _capture_link(change, BEFORE, change.before), _capture_link(change, AFTER, change.after)
    )


def _capture_link(change: Change, side: str, page: PageCapture | None) -> CaptureLink | None:
    if page is None or not page.capture:
        return None
    text = _("read {day}").format(day=day_text(page.retrieved)) if page.retrieved else _("capture")
    return CaptureLink(text, f"capture?change={quote(change.id, safe='')}&side={side}")

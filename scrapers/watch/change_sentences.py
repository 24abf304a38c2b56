"""Sentences of changes: what a source states differently, and how a verdict changed with it.

A sentence claims only that the source lists something or no longer does: an end that a source does
not state is no end.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from urllib.parse import urlsplit

from graph.errors import DateError
from graph.model.dates import first_day
from graph.model.records import TieType, Value
from graph.presentation.labels import STANDING_LABELS, STRENGTH_LABELS
from graph.presentation.sentences.tie_messages import ROLES
from graph.presentation.sentences.tie_sentences import end_sentence
from graph.presentation.stated_values import value_text
from graph.presentation.tie_style import plain_role, strength_word
from graph.support.language import N_, OnDate, ngettext
from graph.support.language import gettext as _
from scrapers.contract.change_kind import ChangeKind
from scrapers.sources.catalogue import COLLECTORS
from scrapers.watch.change import (
    Change,
    Difference,
    NamedParty,
    TieEnds,
    VerdictChange,
    VerdictState,
)
from scrapers.watch.property_labels import property_label

Naming = Callable[[NamedParty], str]
"""Writes the name of a party, as plain text or as a link."""

_LONGEST = 120  # characters of a value inside a sentence
_MOST_REASONS = 2

# Each is a noun phrase that the sentences below put after "lists".
_TIES: Mapping[TieType, str] = {
    TieType.OWNS: N_("{start} as a holder of {end}"),
    TieType.CONTROLS: N_("{start} as controlling {end}"),
    TieType.OFFICER_OF: N_("{start} as {role} of {end}"),
    TieType.EMPLOYED_BY: N_("{start} as {role} at {end}"),
    TieType.OPERATES: N_("{start} as {role} of {end}"),
    TieType.SELLS_ON: N_("{start} as selling on {end}"),
    TieType.SELLS: N_("{end} as sold by {start}"),
    TieType.OF_BRAND: N_("{start} as of the brand {end}"),
    TieType.LOCATED_AT: N_("{end} as an address of {start}"),
    TieType.REACHED_AT: N_("{end} as a contact of {start}"),
    TieType.LINKED_TO: N_("{start} as connected to {end}"),
    TieType.SAME_AS: N_("{start} as the same as {end}"),
}
_INTEREST = N_("{start} as holding {interest} in {end}")
_SHARE = N_("{start} as holding {share} of {end}")
_OF_TIES: Mapping[ChangeKind, str] = {
    ChangeKind.NEW_PARTY: N_("{source} now lists {what}"),
    ChangeKind.NEW_TIE: N_("{source} now lists {what}"),
    ChangeKind.ENDED_TIE: N_("{source} now gives an end for {what}"),
    ChangeKind.CHANGED_TIE: N_("{source} changed its entry of {what}"),
    ChangeKind.NO_LONGER_STATED: N_("{source} no longer lists {what}"),
}
_NOUNS: Mapping[str, str] = {
    "birth_date": N_("date of birth"),
    "incorporated": N_("date of incorporation"),
    "dissolved": N_("date of dissolution"),
    "names": N_("other name"),
    "aliases": N_("other name"),
    "previous_names": N_("former name"),
    "former_names": N_("former name"),
    "ships_from": N_("place of dispatch"),
    "kind": N_("kind"),
}
_ENDS = ("from", "to")
_OTHER_END = N_("person or company")
_END_LABELS: Mapping[tuple[TieType, str], str] = {
    (TieType.LOCATED_AT, "to"): N_("address"),
    (TieType.REACHED_AT, "to"): N_("contact"),
    (TieType.OPERATES, "from"): N_("seller"),
}
_ENDED_ON = N_("{source} lists {what} as ended {on_date}")


def plain_name(party: NamedParty) -> str:
    """Return the name that the source gave a party then; its id where it gave none."""
    return party.name or party.id


def source_title(source: str, subject: str) -> str:
    """Return who states something, by the shorter of its names; of a page of any site, the site."""
    collector = next((each for each in COLLECTORS if each.name == source), None)
    if collector is None:
        return source
    host = "" if collector.hosts else _host(subject)
    return host or min(_(collector.origin.publisher), _(collector.origin.title), key=len)


def _host(subject: str) -> str:
    try:
        return urlsplit(subject).hostname or ""
    except ValueError:
        return ""


def change_clause(change: Change, name: Naming = plain_name) -> str:
    """Return a change as a sentence without its full stop."""
    if change.tie is not None:
        return _tie_clause(change, change.tie, name)
    party = name(change.entity) if change.entity else change.subject
    if change.differences:
        return _value_clause(change, party)
    form = _("{source} now names {party}")
    if change.kind is ChangeKind.NO_LONGER_STATED:
        form = _("{source} no longer names {party}")
    return form.format(source=source_title(change.source, change.subject), party=party)


def change_sentence(change: Change, name: Naming = plain_name) -> str:
    """Return a change as a complete sentence."""
    return end_sentence(change_clause(change, name))


def _tie_clause(change: Change, tie: TieEnds, name: Naming) -> str:
    values = {
        "source": source_title(change.source, change.subject),
        "what": _tie_phrase(change, tie, name),
    }
    if replaced := _replaced(change):
        form = _("{source} now lists {what}; before, it listed {before}")
        return form.format(**values, before=_short("", replaced.before))
    if change.kind is ChangeKind.CHANGED_TIE and change.differences:
        first = change.differences[0]
        form = _("{source} changed its entry of {what}: {field} {before} → {after}")
        return form.format(
            **values,
            field=difference_label(change, first.property),
            before=_short(first.property, first.before) or _("not stated"),
            after=_short(first.property, first.after) or _("not stated"),
        )
    until = _day_stated_after(change, "until")
    if change.kind is ChangeKind.ENDED_TIE and until:
        return _(_ENDED_ON).format(**values, on_date=OnDate(until))
    return _(_OF_TIES[change.kind]).format(**values)


def _tie_phrase(change: Change, tie: TieEnds, name: Naming) -> str:
    """Return a tie as a phrase; a changed share is told apart from it."""
    role, interest = _stated(change, "role", "role_kind"), _stated(change, "interest")
    share = "" if change.kind is ChangeKind.CHANGED_TIE else _stated(change, "share")
    form = _TIES[tie.tie]
    if tie.tie is TieType.OWNS and (interest or share):
        form = _INTEREST if interest else _SHARE
    return _(form).format(
        start=name(tie.start),
        end=name(tie.end),
        role=plain_role(role) or _(ROLES.get(tie.tie, "")),
        interest=interest,
        share=share,
    )


def _replaced(change: Change) -> Difference | None:
    """Return the end of a tie that was another party before."""
    ends = (d for d in change.differences if d.property in _ENDS and d.before and d.after)
    return next(ends, None) if change.kind is ChangeKind.CHANGED_TIE else None


def difference_label(change: Change, name: str) -> str:
    """Return the label of a property of a change; of another party at an end, what it is there."""
    if change.tie is not None and name in _ENDS:
        return _(_END_LABELS.get((change.tie.tie, name), _OTHER_END))
    return property_label(name)


def _value_clause(change: Change, party: str) -> str:
    first = change.differences[0]
    values = {
        "source": source_title(change.source, change.subject),
        "party": party,
        "field": _noun(first.property),
        "before": _short(first.property, first.before),
        "after": _short(first.property, first.after),
    }
    if first.before is None:
        return _("{source} now gives “{after}” as {field} of {party}").format(**values)
    if first.after is None:
        return _("{source} no longer gives “{before}” as {field} of {party}").format(**values)
    form = _("{source} now gives “{after}” as {field} of {party}; before, it gave “{before}”")
    return form.format(**values)


def _noun(name: str) -> str:
    """Return a property as a noun, where its label is none."""
    return _(_NOUNS[name]) if name in _NOUNS else property_label(name)


def _short(name: str, value: Value | None) -> str:
    text = "" if value is None else value_text(name, value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _stated(change: Change, *properties: str) -> str:
    """Return the first of some properties as stated after the change, or else before it."""
    for name in properties:
        for each in change.differences:
            value = each.after if each.after is not None else each.before
            if each.property == name and value is not None:
                return _short(name, value)
    return ""


def _day_stated_after(change: Change, name: str) -> str:
    for each in change.differences:
        if each.property == name and isinstance(each.after, str):
            with suppress(DateError):
                first_day(each.after)
                return each.after
    return ""


def verdict_sentence(
    change: VerdictChange, reasons: Sequence[Change], name: Naming = plain_name
) -> str:
    """Return a changed verdict as a sentence; ``reasons`` are those of its changes to be named.

    It is so because of a change only where it may rest on no other.
    """
    before, after = _both_states(change)
    told = _("{storefront}: {before} → {after}").format(
        storefront=name(change.storefront), before=before, after=after
    )
    clauses = [change_clause(each, name) for each in reasons]
    if not clauses:
        return end_sentence(told)
    if len(change.because) == 1:
        return end_sentence(_("{told}, because {reason}").format(told=told, reason=clauses[0]))
    return end_sentence(
        _("{told}, after {reasons}").format(told=told, reasons=_some_reasons(clauses))
    )


def _some_reasons(clauses: Sequence[str]) -> str:
    shown = "; ".join(clauses[:_MOST_REASONS])
    rest = len(clauses) - _MOST_REASONS
    if rest <= 0:
        return shown
    form = ngettext("{reasons}; and {n} more change", "{reasons}; and {n} more changes", rest)
    return form.format(reasons=shown, n=rest)


def _state_text(state: VerdictState, qualities: Iterable[str]) -> str:
    """Return a verdict in a word, with its qualities in brackets."""
    strength = strength_word(state.verdict)
    if strength is None:
        return _("no tie found so far")
    word, how = STRENGTH_LABELS[strength].lower(), ", ".join(qualities)
    return _("{verdict} ({how})").format(verdict=word, how=how) if how else word


def _both_states(change: VerdictChange) -> tuple[str, str]:
    """Return both verdicts in words; what both have in common is said of the later one alone."""
    before, after = change.before, change.after
    first, last = list[str](), list[str]()
    if before.standing and before.standing is not after.standing:
        first.append(STANDING_LABELS[before.standing].lower())
    if after.standing:
        last.append(STANDING_LABELS[after.standing].lower())
    if before.target and after.target and before.target.id != after.target.id:
        first.append(plain_name(before.target))
        last.append(plain_name(after.target))
    return _state_text(before, first), _state_text(after, last)

"""Group that two entries would be in: its members, who joined whom, and what follows."""

from collections.abc import Container, Mapping

from graph.judgements.groups import pairs_implied
from graph.judgements.refusals import judged_words
from graph.matches.candidate import Grade
from graph.model.records import Entity, Tie
from graph.presentation.claims import source_name
from graph.presentation.field_labels import field_label
from graph.presentation.names.party_names import entry_name
from graph.presentation.stated_values import value_text
from views.drawing.components import ComponentSheet
from views.lists.matches.ground import Ground
from views.lists.matches.open_pairs import is_firm
from views.shell import links
from views.shell.match_links import pair_key
from views.shell.texts import _, ngettext
from views.verdict.chain_cards import place_of

_COLUMNS = ("registration_number", "incorporated", "company_type", "website")
_MOST = 40  # members listed
_SOURCES = 2  # sources of a member that are named


def group_members(ground: Ground, left: str, right: str) -> tuple[str, ...]:
    """Return all entries that would be one party, the two of the pair first."""
    groups = ground.groups
    both = (left, right, *groups.members(left), *groups.members(right))
    return tuple(dict.fromkeys(both))


def group_sheet(
    ground: Ground, left: str, right: str, open_grades: Mapping[str, Grade | None]
) -> ComponentSheet:
    """Return the group of a pair as data of the component; ``open_grades`` are by key of a pair."""
    members = group_members(ground, left, right)
    entities = ground.contents.entities
    keys = _open_keys(members, open_grades)
    count = len(members)
    title = ngettext("{n} entry would be one party", "{n} entries would be one party", count)
    accept = ngettext(
        "Judge the open pair of this group the same",
        "Judge all {n} open pairs of this group the same",
        len(keys),
    )
    notes = list(group_notes(ground, left, right))
    if count > _MOST:
        notes.append(_("The first {shown} of {n} are listed.").format(shown=_MOST, n=count))
    return {
        "title": title.format(n=count),
        "columns": [field_label(name) for name in _COLUMNS],
        "members": [_member(ground, entities[m]) for m in members[:_MOST]],
        "notes": notes,
        "open": keys,
        "accept": accept.format(n=len(keys)) if len(keys) > 1 else "",
        "whyNeeded": not all(is_firm(open_grades[key]) for key in keys),
    }


def _open_keys(members: tuple[str, ...], open_keys: Container[str]) -> list[str]:
    known = members[:_MOST]
    pairs = (pair_key(a, b) for at, a in enumerate(known) for b in known[at + 1 :])
    return [key for key in pairs if key in open_keys]


def group_notes(ground: Ground, left: str, right: str) -> list[str]:
    """Return what judging two entries the same also says of others, of which nobody judged."""
    entities = ground.contents.entities
    form = _("Judging them the same also makes {one} and {other} one party, which nobody judged.")
    implied = pairs_implied(ground.groups, left, right)
    notes = [
        form.format(one=entry_name(entities[each.one]), other=entry_name(entities[each.other]))
        for each in implied[:3]
    ]
    if len(implied) > len(notes):
        notes.append(_("and {n} more pairs").format(n=len(implied) - len(notes)))
    return notes


def _member(ground: Ground, entity: Entity) -> ComponentSheet:
    joins = [t for t in ground.groups.joined_by(entity.id) if entity.id in (t.start, t.end)]
    named = sorted(source_name(ground.source(i)) for i in ground.sources_of(entity.id) if i)
    kicker = (place_of(entity), *dict.fromkeys(named[:_SOURCES]))
    return {
        "id": entity.id,
        "name": entity.name,
        "href": links.party_href(entity),
        "kicker": " · ".join(x for x in kicker if x),
        "cells": [_cell(entity, name) for name in _COLUMNS],
        "joined": "; ".join(_joined(ground, entity, tie) for tie in joins),
        "out": pair_key(entity.id, joins[0].other_end(entity.id)) if joins else "",
    }


def _cell(entity: Entity, name: str) -> str:
    stated = entity.text(name)
    return value_text(name, stated) if stated else ""


def _joined(ground: Ground, entity: Entity, tie: Tie) -> str:
    other = ground.contents.entities[tie.other_end(entity.id)]
    form = _("the same as {name}, judged by {author}")
    return form.format(name=entry_name(other), author=judged_words(tie))

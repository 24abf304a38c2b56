"""Parties of registers around those of a working graph: drawn with a dotted outline, kept nowhere.

They belong to the session alone, and leave the drawing when they come into the case.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from graph.analyses.projection import project
from graph.analyses.tracing.tie_reader import tie_reader
from graph.analyses.tracing.verdict import ChainHop
from graph.errors import InvestigatorError
from graph.model.records import Contents, Entity
from graph.presentation.layout.chain_layout import Spot
from graph.registers.lookup.neighbours import MOST_LISTED
from graph.registers.lookup.party import read_party, with_stated_names
from graph.registers.lookup.register import OpenedRegister
from views.drawing.network_data import scene_sheet
from views.drawing.scene import DrawingScene
from views.shell.registers import open_registers, place_text, register_title, registers_with
from views.shell.texts import _, number_text
from views.workspace.case.graph_state import WorkingGraph
from views.workspace.place_new import place_near

_SHOWN, _SPOTS = "outside", "outside_spots"


@dataclass(frozen=True, slots=True)
class OutsideParty:
    """A party that only a register holds, where it is, and the hops that lead to it."""

    entity: Entity
    place: str
    hops: tuple[ChainHop, ...]


def shown_around() -> list[str]:
    """Return the parties of the graph around which registers are shown."""
    return list(st.session_state.get(_SHOWN, ()))


def toggle_around(ident: str) -> None:
    """Show registers around a party, or no longer."""
    shown = shown_around()
    st.session_state[_SHOWN] = [i for i in shown if i != ident] + [ident] * (ident not in shown)


def drawn_spots() -> Mapping[str, Spot]:
    """Return the places of the parties that were drawn last, by id."""
    spots: Mapping[str, Spot] = st.session_state.get(_SPOTS, {})
    return spots


def with_register_parties(
    sheet: Mapping[str, Any], graph: WorkingGraph, case: Contents, day: date
) -> dict[str, Any]:
    """Return the drawing of a graph with the parties of registers around some of its own."""
    spots: dict[str, Spot] = {}
    nodes, edges = list(sheet["nodes"]), list(sheet["edges"])
    captions = [str(sheet["caption"])]
    visible = {node["id"] for node in nodes}
    for ident in shown_around():
        if ident not in visible:
            continue
        found, caption = _parties_around(ident, case)
        new = [i for i in found if i not in spots]
        spots |= place_near(graph.spots[ident], new, [*graph.spots.values(), *spots.values()])
        around = _sheet_around(ident, found, {**spots, ident: graph.spots[ident]}, case, day)
        nodes += [n for n in around["nodes"] if n["id"] in new]
        edges += around["edges"]
        captions.append(caption)
    st.session_state[_SPOTS] = spots
    caption = " · ".join(filter(None, captions))
    return {**sheet, "nodes": nodes, "edges": edges, "caption": caption}


def _parties_around(ident: str, case: Contents) -> tuple[dict[str, OutsideParty], str]:
    """Return what registers have around a party and the case has not, and how much is shown."""
    found: dict[str, OutsideParty] = {}
    captions = []
    for register in registers_with(ident):
        try:
            count, drawn = _add_from(register, ident, case, found)
        except InvestigatorError as error:
            captions.append(f"{register.name}: {error}")
            continue
        form = _("{register}, links drawn to names that are not in your case: {shown} of {n}")
        title, shown = register_title(register), number_text(drawn)
        captions.append(form.format(register=title, n=number_text(count), shown=shown))
    return found, " · ".join(captions)


def _add_from(
    register: OpenedRegister, ident: str, case: Contents, found: dict[str, OutsideParty]
) -> tuple[int, int]:
    """Add the parties around one; return how many ties it has, and how many are drawn."""
    party = with_stated_names(read_party(register, ident), register, open_registers().usable)
    reader = tie_reader(party.contents, project(party.ground))
    drawn = 0
    for tie in party.contents.ties_of(ident):
        other = tie.other_end(ident)
        is_shown = other in found or len(found) < MOST_LISTED
        if other != ident and other not in case.entities and is_shown:
            known = found.get(other) or OutsideParty(
                party.contents.entities[other], place_text(register), ()
            )
            hops = (*known.hops, reader.hop(tie))
            found[other] = OutsideParty(known.entity, known.place, hops)
            drawn += 1
    return party.count, drawn


def _sheet_around(
    ident: str,
    found: Mapping[str, OutsideParty],
    spots: Mapping[str, Spot],
    case: Contents,
    day: date,
) -> dict[str, Any]:
    entities = {ident: case.entities[ident], **{i: each.entity for i, each in found.items()}}
    scene = DrawingScene(
        entities=entities,
        spots={i: spots[i] for i in entities},
        hops=[hop for each in found.values() for hop in each.hops],
        day=day,
    )
    sheet = scene_sheet(scene, "", "", 0)
    return {
        "nodes": [
            {**node, **notes}
            for node in sheet["nodes"]
            for notes in _notes(node["id"], node["aria"], found)
        ],
        "edges": sheet["edges"],
    }


def _notes(
    ident: str, aria: str, found: Mapping[str, OutsideParty]
) -> Iterator[Mapping[str, object]]:
    if each := found.get(ident):
        yield {
            "pinned": False,
            "more": 0,
            "ways": [],
            "links": len(each.hops),
            "note": each.place,
            "outside": True,
            "aria": f"{aria}, {each.place}",
        }

"""Sample of a queue, judged blind, to find out how many of it are right."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from secrets import token_hex

import streamlit as st

from graph.matches.candidate import Candidate, MatchList
from graph.matches.sample import draw_sample, right_share
from graph.model.records import Judgement, Tie
from graph.support.atomic_files import write_file
from views.shell import html, links
from views.shell.identity import Role, needs
from views.shell.match_links import pair_key
from views.shell.place import data_dir
from views.shell.role_buttons import role_button
from views.shell.texts import _, number_text

_SIZE, _SEED = 50, 1
_DRAWN, _ADDRESS = "match_sample", "sample"
_TOKEN = re.compile("[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class DrawnSample:
    """A sample that is judged now: its pairs, and the pairs that it was drawn of."""

    token: str
    pairs: tuple[str, ...]
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptSample:
    """A sample that was ended: its pairs, the pairs that it was drawn of, and the rules then."""

    rules: str
    pairs: tuple[str, ...]
    of: frozenset[str]


def sampled_keys() -> tuple[str, ...]:
    """Return the keys of the pairs of the sample that is judged now; none without one."""
    drawn = _drawn()
    return drawn.pairs if drawn else ()


def _drawn() -> DrawnSample | None:
    """Return the sample of this session, or the one that the address names after a reload."""
    drawn: DrawnSample | None = st.session_state.get(_DRAWN)
    token = st.query_params.get(_ADDRESS, "")
    if drawn is None and _TOKEN.fullmatch(token):
        drawn = st.session_state[_DRAWN] = _read_drawn(token)
    if drawn:
        links.keep_parameter(_ADDRESS, drawn.token)
    else:
        st.query_params.pop(_ADDRESS, None)
    return drawn


def offer_sample(candidates: Iterable[Candidate], title: str) -> None:
    """Offer to judge a sample of the pairs that are shown."""
    pairs = tuple(candidates)
    if sampled_keys() or not pairs:
        return
    with st.popover(_("Sample"), icon=":material/casino:"):
        form = _("How good are the {n} of “{queue}”? Judge some of them without seeing why.")
        html.show_note(form.format(n=number_text(len(pairs)), queue=title))
        size = st.number_input(_("Pairs"), 1, 500, min(_SIZE, len(pairs)), key="sample_size")
        seed = st.number_input(_("Seed (the same seed draws the same)"), 0, key="sample_seed",
                               value=_SEED)  # fmt: skip
        drawn = draw_sample(pairs, int(size), int(seed))
        keys = tuple(pair_key(c.left, c.right) for c in drawn)
        st.button(_("Draw {n}").format(n=len(keys)), type="primary", on_click=_begin,
                  args=(keys, tuple(pair_key(c.left, c.right) for c in pairs)))  # fmt: skip


@needs(Role.EDITOR)
def _begin(keys: tuple[str, ...], of: tuple[str, ...]) -> None:
    drawn = st.session_state[_DRAWN] = DrawnSample(token_hex(8), keys, of)
    path = _drawn_path(drawn.token)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, json.dumps({"pairs": keys, "of": of}).encode())
    st.session_state["match_at"] = ""  # the sample begins at its first pair


def show_result(found: MatchList, judged: Iterable[Tie | None]) -> None:
    """Say how many of the sample are right so far, as a range, with a way to end it."""
    judgements = [tie.judgement for tie in judged if tie is not None]
    right, wrong = (judgements.count(j) for j in (Judgement.ACCEPTED, Judgement.REJECTED))
    total, decided = len(sampled_keys()), right + wrong
    form = _("Sample: {judged} of {n} judged. Grade and reasons are hidden meanwhile.")
    said = form.format(judged=len(judgements), n=total)
    if decided:
        said += " " + share_text(right, decided)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        html.show_note(said)
        role_button(Role.EDITOR, _("End the sample"), on_click=_end, args=(found, right, decided))


def share_text(right: int, decided: int) -> str:
    """Return the share of right pairs as a range."""
    low, high = right_share(right, decided)
    form = _("{right} of {n} decided are the same: of all, between {low} and {high} in 100.")
    return form.format(right=right, n=decided, low=int(100 * low), high=-int(-100 * high // 1))


@needs(Role.EDITOR)
def _end(found: MatchList, right: int, decided: int) -> None:
    """Put the sample aside, and keep its result with its day and revision."""
    drawn: DrawnSample = st.session_state.pop(_DRAWN)
    _drawn_path(drawn.token).unlink(missing_ok=True)
    if not decided:
        return
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    row = {"day": date.today().isoformat(), "revision": found.revision, "rules": found.rules}
    row |= {"right": right, "decided": decided, "pairs": drawn.pairs, "of": drawn.of}
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")


def _path() -> Path:
    return data_dir() / "matches" / "samples.jsonl"


def _drawn_path(token: str) -> Path:
    return _path().with_name("samples") / f"{token}.json"


def _read_drawn(token: str) -> DrawnSample | None:
    try:
        row = json.loads(_drawn_path(token).read_bytes())
        return DrawnSample(token, tuple(map(str, row["pairs"])), tuple(map(str, row["of"])))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def kept_samples() -> tuple[KeptSample, ...]:
    """Return the samples that were ended, the oldest first; one that cannot be read is left out."""
    try:
        lines = _path().read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(sample for line in lines if (sample := _read_sample(line)))


def _read_sample(line: str) -> KeptSample | None:
    try:
        row = json.loads(line)
        return KeptSample(str(row["rules"]), tuple(row["pairs"]), frozenset(row["of"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None

"""Sample of a queue, judged blind, to find out how many of it are right."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st

from graph.matches.candidate import Candidate, MatchList
from graph.matches.sample import draw_sample, right_share
from graph.model.records import Judgement, Tie
from graph.support.settings import settings
from views.shell import html
from views.shell.match_links import pair_key
from views.shell.texts import _, number_text

_SIZE, _SEED = 50, 1
_DRAWN, _OF = "match_sample", "match_sample_of"


@dataclass(frozen=True, slots=True)
class KeptSample:
    """A sample that was ended: its pairs, the pairs that it was drawn of, and the rules then."""

    rules: str
    pairs: tuple[str, ...]
    of: frozenset[str]


def sampled_keys() -> tuple[str, ...]:
    """Return the keys of the pairs of the sample that is judged now; none without one."""
    drawn: tuple[str, ...] = st.session_state.get(_DRAWN, ())
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


def _begin(keys: tuple[str, ...], of: tuple[str, ...]) -> None:
    st.session_state[_DRAWN], st.session_state[_OF] = keys, of
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
        st.button(_("End the sample"), on_click=_end, args=(found, right, decided))


def share_text(right: int, decided: int) -> str:
    """Return the share of right pairs as a range."""
    low, high = right_share(right, decided)
    form = _("{right} of {n} decided are the same: of all, between {low} and {high} in 100.")
    return form.format(right=right, n=decided, low=int(100 * low), high=-int(-100 * high // 1))


def _end(found: MatchList, right: int, decided: int) -> None:
    """Put the sample aside, and keep its result with its day and revision."""
    pairs, of = st.session_state.pop(_DRAWN), st.session_state.pop(_OF, ())
    if not decided:
        return
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    row = {"day": date.today().isoformat(), "revision": found.revision, "rules": found.rules}
    row |= {"right": right, "decided": decided, "pairs": pairs, "of": of}
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")


def _path() -> Path:
    return settings().data_dir / "matches" / "samples.jsonl"


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

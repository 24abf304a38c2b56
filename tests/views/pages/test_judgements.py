"""A match judged in the app: decided, mended the same day, left undecided, taken back."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from graph.model import precedence
from graph.model.records import Judgement, TieType
from tests.pages import opened, text
from views.shell.session import store

SHOP = "ft-20230621-trendy-beat"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def judged(app: AppTest, judgement: Judgement, why: str = "") -> str:
    """Judge in the dossier as a reader does; return what the page says then."""
    app.text_input(key="judge_why").set_value(why)
    app.text_input(key="judge_author").set_value("E. Editor")
    app.button(key=f"judge_{judgement}").click()
    app.run()
    assert not app.exception
    return text(app)


def labels(app: AppTest) -> set[str]:
    return {button.label for button in app.button}


def clock(monkeypatch: pytest.MonkeyPatch, moments: list[str]) -> None:
    monkeypatch.setattr(precedence, "moment_now", lambda: moments.pop(0))


@pytest.mark.usefixtures("app_store")
def test_a_match_is_judged_mended_and_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    opened()
    contents = store().contents()
    match = next(t for t in contents.ties if t.type is TieType.SAME_AS)
    one, other = (contents.entities[i].name for i in (match.start, match.end))

    def page() -> AppTest:
        return opened("storefront", id=SHOP, pick=f"tie:{match.id}")

    app = page()
    assert "Undo" not in labels(app)
    assert {"They are the same", "They are different", "Cannot tell"} <= labels(app)
    clock(monkeypatch, [f"2026-11-29T14:03:{second:02}Z" for second in range(5, 10)])

    shown = judged(app, Judgement.REJECTED, "the wrong button")
    assert f"Saved: {one} was judged not the same as {other}." in shown
    assert f"<h3>{one} was judged not the same as {other}</h3>" in shown
    assert "Judged by E. Editor, 29 November 2026, " in shown
    assert "not decided" not in _dossier(shown).split("newest first")[0]

    shown = judged(page(), Judgement.ACCEPTED, "one and the same office")
    assert f"<h3>{one} was judged the same as {other}</h3>" in shown
    history = _dossier(shown).split("newest first")[1]
    assert history.index("one and the same office") < history.index("the wrong button")
    assert history.index("the wrong button") < history.index("not decided")
    app = page()
    assert "Undo" in labels(app)

    shown = judged(app, Judgement.UNSURE, "too little")
    assert f"<h3>{one} was compared with {other}, and nobody could tell</h3>" in shown

    app = page()
    shown = judged(app, Judgement.WITHDRAWN)
    assert f"<h3>{one} may be the same as {other} (not decided)</h3>" in shown
    assert "Undo" not in labels(app)

    ties = [t for t in store().contents().ties if t.type is TieType.SAME_AS]
    kept = precedence.judgement_history(ties, match.start, match.end)
    assert [t.judgement for t in kept] == [
        *(Judgement.WITHDRAWN, Judgement.UNSURE, Judgement.ACCEPTED, Judgement.REJECTED),
        Judgement.PROPOSED,
    ]
    assert all(MOMENT.fullmatch(t.judged_at) for t in kept[:-1])
    assert len({t.source for t in kept}) == len(kept)


@pytest.mark.usefixtures("app_store")
def test_nobody_judges_without_a_name() -> None:
    opened()
    match = next(t for t in store().contents().ties if t.type is TieType.SAME_AS)
    app = opened("storefront", id=SHOP, pick=f"tie:{match.id}")
    before = store().revision()
    app.button(key="judge_accepted").click().run()
    assert "Enter your name or initials" in text(app)
    assert store().revision() == before


@pytest.mark.usefixtures("app_store")
def test_the_dossier_of_a_party_lists_a_pair_once_as_it_was_decided() -> None:
    opened()
    match = next(t for t in store().contents().ties if t.type is TieType.SAME_AS)
    judged(opened("storefront", id=SHOP, pick=f"tie:{match.id}"), Judgement.UNSURE)
    shown = _dossier(text(opened("storefront", id=SHOP, pick=f"entity:{match.start}")))
    assert shown.count("and nobody could tell") == 1
    assert "Judged by E. Editor" in shown
    assert "may be the same" not in shown


def _dossier(shown: str) -> str:
    found = re.search(r'<section class="lk-dossier".*?</section>', shown, re.DOTALL)
    return found[0] if found else ""

"""Notes in the app: written at a party and at a tie, shown with their history, and withdrawn."""

import pytest
from streamlit.testing.v1 import AppTest

from graph.model.notes import Mark
from graph.stores.open_store import open_store
from graph.support.settings import settings
from tests.pages import opened, text
from views.shell import session as page_graph

SHOP = "ft-20230621-trendy-beat"
SEITU = "ft-20230621-seitu"
YOOOU = "ft-20230621-if-yooou"


def tie_of_seitu() -> str:
    with open_store(settings()) as store:
        return next(t.id for t in store.contents().ties if SEITU in (t.start, t.end))


def write(
    app: AppTest, about: str, said: str, mark: str = "", author: str = "E. Xample"
) -> AppTest:
    app.text_area(key=f"note_text_{about}").set_value(said)
    app.radio(key=f"note_mark_{about}").set_value(mark)
    app.text_input(key=f"note_author_{about}").set_value(author)
    next(b for b in app.button if b.label == "Save this note").click()
    app.run()
    assert not app.exception
    return app


@pytest.mark.usefixtures("app_store")
class TestNotes:
    def test_a_note_is_shown_with_author_and_mark_and_withdrawn_into_the_history(self) -> None:
        app = opened("party", id=SEITU)
        write(app, SEITU, "Seen <b>in</b> the register", Mark.DISPUTED)
        assert "Seen &lt;b&gt;in&lt;/b&gt; the register" in text(app)
        assert "E. Xample" in text(app)
        assert 'lk-tag m-disputed">disputed' in text(app)
        next(b for b in app.button if b.label.startswith("Withdraw the note of")).click()
        app.run()
        assert "1 withdrawn note" in text(app)
        assert "lk-tag m-disputed" not in text(app)

    def test_a_tie_has_notes_beside_the_chains(self) -> None:
        tie = tie_of_seitu()
        app = opened("storefront", id=SHOP, pick=f"tie:{tie}")
        write(app, tie, "Asked the company", Mark.CHECKED)
        assert "Asked the company" in text(app)
        assert "Asked the company" not in text(opened("storefront", id=SHOP, pick=f"entity:{SHOP}"))

    def test_the_working_graph_shows_them_beside_it(self) -> None:
        app = opened("graph", case="Notes", add=SHOP, pick=f"entity:{SHOP}")
        write(app, SHOP, "Only for us", Mark.PRIVATE)
        assert "private, never published" in text(app)

    def test_a_note_without_an_author_is_not_kept_and_says_why(self) -> None:
        app = write(opened("party", id=SEITU), SEITU, "Nobody says", author=" ")
        assert "A note needs a text and your name" in text(app)
        assert "Nobody says" not in text(opened("party", id=SEITU))

    def test_another_reader_sees_a_note_at_once_and_the_graph_is_not_read_again(self) -> None:
        app, other = opened("party", id=YOOOU), opened("party", id=YOOOU)
        graph = page_graph.snapshot()
        write(app, YOOOU, "Seen by the others")
        assert "Seen by the others" in text(other.run())
        assert page_graph.snapshot() is graph
        next(b for b in app.button if b.label.startswith("Withdraw the note of")).click()
        app.run()
        assert "1 withdrawn note" in text(other.run())
        assert page_graph.snapshot() is graph

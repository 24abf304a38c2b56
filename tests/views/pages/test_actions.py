"""What a reader adds by hand: ties, parties, values and judgements, each with its source."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from graph.model.records import Kind, Records, Source, Standing, Statement, Tie
from graph.model.shares import parse_share
from graph.presentation.field_labels import field_label
from graph.stores.local_server import Access
from graph.stores.store import Store, connect_store
from tests.pages import SECONDS, opened, press, text

SEITU, SHOP = "ft-20230621-seitu", "ft-20230621-trendy-beat"
TWINS = ("twin-1", "twin-2")


@pytest.fixture(scope="module")
def store(app_store: Access) -> Iterator[Store]:
    """The founding case, and two companies of one name."""
    twins = (Statement(i, Kind.COMPANY, "twins", {"name": "Example Twin"}) for i in TWINS)
    with connect_store(app_store) as store:
        records = Records((Source("twins", "Example list"),), tuple(twins))
        store.load(records, by="test", files=())
        yield store


def _form(what: str) -> AppTest:
    """Open what the dialog of a party asks; a run of a test would close the dialog itself."""

    def script(what: str, ident: str) -> None:
        from views.actions import add_statement
        from views.shell import session

        shot = session.snapshot()
        entity = shot.entity(ident)
        assert entity
        getattr(add_statement, what)(entity, shot)

    app = AppTest.from_function(script, default_timeout=SECONDS, args=(what, SEITU)).run()
    assert not app.exception
    return app


def _fill(app: AppTest, **values: str) -> AppTest:
    """Write into the fields whose labels are these words."""
    for label, value in values.items():
        words = label.replace("_", " ").casefold()
        next(f for f in app.text_input if f.label.casefold() == words).set_value(value)
    return app


def _choose(app: AppTest, label: str, option: str) -> AppTest:
    next(box for box in app.selectbox if box.label == label).select(option).run()
    assert not app.exception
    return app


def _ties(store: Store) -> dict[str, Tie]:
    return {tie.id: tie for tie in store.contents().ties}


def _added(store: Store, before: dict[str, Tie]) -> Tie:
    (tie,) = (tie for ident, tie in _ties(store).items() if ident not in before)
    return tie


def test_a_party_offers_to_add_to_it(store: Store) -> None:
    del store  # it holds the party
    app = opened("party", id=SEITU)
    app.button(key=f"add_tie_{SEITU}").click().run()
    assert "Add it" in [b.label for b in app.button]
    assert "About Seitu." in text(app)


def test_a_tie_with_a_new_party_and_a_new_source_is_kept_as_own_research(store: Store) -> None:
    before = _ties(store)
    app = _form("add_tie")
    _choose(app, "Link", "holds a share of")
    app.radio[0].set_value("The other holds a share of this one").run()
    _fill(app, name="Example Holder", country="SG", share="51%", since="2023-06", until="2024")
    _fill(app, title="A filing", publisher="Example Office", published="2024-03")
    app.text_input(key="author").set_value("E. Xample")
    press(app, "Add it")

    tie = _added(store, before)
    assert (tie.type, tie.end) == ("OWNS", SEITU)
    assert (tie.share, tie.since, tie.until) == (parse_share("51%"), "2023-06", "2024")
    assert tie.standing is Standing.OWN_RESEARCH
    contents = store.contents()
    assert contents.entities[tie.start].name == "Example Holder"
    source = contents.sources[tie.source]
    assert (source.title, source.publisher) == ("A filing", "Example Office")
    assert store.imports()[0].by == "E. Xample"


@pytest.mark.parametrize("ident", TWINS)
def test_of_two_parties_of_one_name_the_chosen_one_is_tied(store: Store, ident: str) -> None:
    before = _ties(store)
    app = _form("add_tie")
    _choose(app, "Link", "is connected to")
    _choose(app, "The other person or company", f"Example Twin (Company) ({ident})")
    _choose(app, "Source", "Example list")
    app.text_input(key="author").set_value("E. Xample")
    press(app, "Add it")

    tie = _added(store, before)
    assert (tie.start, tie.end, tie.source) == (SEITU, ident, "twins")


@pytest.mark.parametrize(
    ("fields", "author", "said"),
    [
        ({"title": "A filing"}, "", "Enter your name or initials"),
        ({"title": ""}, "E. Xample", "title"),
        ({"title": "A filing", "share": "150%"}, "E. Xample", "150%"),
        ({"title": "A filing", "share": "much"}, "E. Xample", "much"),
        ({"title": "A filing", "since": "2024", "until": "2023"}, "E. Xample", "2023"),
        ({"title": "A filing", "since": "2023-02-30"}, "E. Xample", "2023-02-30"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    store: Store, fields: dict[str, str], author: str, said: str
) -> None:
    before = store.revision()
    app = _form("add_tie")
    _choose(app, "Link", "holds a share of")
    _choose(app, "The other person or company", "ByteDance (Company)")
    _fill(app, **fields)
    app.text_input(key="author").set_value(author)
    press(app, "Add it")

    assert said in text(app)
    assert store.revision() == before


def test_a_value_is_kept_with_its_source_next_to_what_others_state(store: Store) -> None:
    app = _form("add_value")
    _choose(app, "Field", field_label("registration_number"))
    _fill(app, value="202400000X", title="A filing")
    app.text_input(key="author").set_value("E. Xample")
    press(app, "Add it")

    stated = [s for s in store.contents().statements if s.entity == SEITU]
    assert [s.values.get("registration_number") for s in stated].count("202400000X") == 1
    assert len(stated) > 1

"""The pages of single parties on the invented market: over time, countries, and removing."""

import pytest
from streamlit.testing.v1 import AppTest

from graph.stores.open_store import open_store
from graph.support.settings import settings
from tests.pages import opened, press, text


def removing(app: AppTest, ident: str) -> AppTest:
    """Ask for the removal of a party, as its menu does."""
    return app.button(key=f"remove_{ident}").click().run()


@pytest.mark.usefixtures("market")
class TestParties:
    def test_an_address_of_very_many_says_that_sharing_it_says_little(self) -> None:
        assert "75 names are at this address" in text(opened("party", id="inv-warehouse"))
        assert "names are at this address" not in text(opened("party", id="inv-office"))

    def test_a_person_has_posts_over_time(self) -> None:
        shown = text(opened("party", id="inv-person-001"))
        assert "Posts and holdings over time" in shown
        assert "since 2019" in shown

    def test_a_party_begins_with_the_storefronts_it_is_linked_to(self) -> None:
        shown = text(opened("party", id="inv-person-001"))
        assert "Linked to 16 storefronts, strongest link first" in shown
        assert "11 more storefronts" in shown
        assert "Nearest link to Example Market Operations Ltd (invented): shared people" in shown

    def test_a_seller_is_no_owner_and_keeps_its_role(self) -> None:
        shown = text(opened("party", id="ft-20230621-seitu"))
        assert "Trendy Beat is reported to have Seitu as its seller of the two most" in shown

    def test_a_storefront_begins_with_its_seller_number_and_address(self) -> None:
        shown = text(opened("storefront", id="inv-shop-003"))
        assert "Seller on record" in shown[: shown.index("is registered as part owned by")]
        assert "INV-01003" in shown
        assert "Example Street 3, no 59 (invented)" in shown

    def test_a_reported_seller_is_not_on_record(self) -> None:
        shown = text(opened("storefront", id="ft-20230621-trendy-beat"))
        assert "Seller on record" not in shown
        assert "Seller, as reported" in shown

    def test_the_countries_of_a_storefront_name_their_source(self) -> None:
        shown = text(opened("storefront", id="inv-shop-004"))
        table = shown[shown.index("Countries of the storefront") :]
        assert "ships from</td><td>China</td>" in table
        assert "registered in</td><td>United Kingdom</td>" in table

    def test_what_goes_is_shown_before_a_party_is_removed(self) -> None:
        app = removing(opened("party", id="inv-person-003"), "inv-person-003")
        assert "Example Person 3 (invented) is registered as director of" in text(app)
        press(app, "Keep it")
        with open_store(settings()) as store:
            assert store.entity("inv-person-003")

        app = removing(opened("party", id="inv-person-003"), "inv-person-003")
        press(app, "Remove it")
        with open_store(settings()) as store:
            assert not store.entity("inv-person-003")
        assert "nothing under" in text(opened("party", id="inv-person-003")).lower()

    def test_a_source_is_removed_with_all_that_it_states_and_none_of_its_name(self) -> None:
        with open_store(settings()) as store:
            sources = store.contents().sources
        title = "Account of the Financial Times report"
        ident, other, *_ = (s.id for s in sources.values() if s.title == title)
        app = opened("import_files")
        app.selectbox[-1].select(f"{title} ({ident})").run()
        press(removing(app, ident), "Remove it")
        with open_store(settings()) as store:
            contents = store.contents()
        assert ident not in contents.sources
        assert other in contents.sources
        assert [t.id for t in contents.ties if t.source == ident] == []

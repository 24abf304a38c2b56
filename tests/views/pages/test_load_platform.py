"""The page of a storefront offers who runs its platform, and is another answer afterwards."""

from graph.model.records import Kind, Records, Source, Statement, Tie, TieType
from graph.reference.platform_set import SHIPPED_SET, find_platform, platforms_in, read_set
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from tests.pages import opened, press, text


def test_who_runs_a_platform_is_loaded_when_asked_for(app_store: Access) -> None:
    temu = find_platform(platforms_in(read_set(SHIPPED_SET)), "Temu")
    page = Source("page", "Seller page (invented)")
    records = Records(
        (page,),
        (
            Statement("shop-x", Kind.STOREFRONT, "page", {"name": "Example Stall"}),
            Statement(temu.id, Kind.PLATFORM, "page", {"name": "temu.com"}),
        ),
        (Tie("sells", TieType.SELLS_ON, "shop-x", temu.id, source="page"),),
    )
    with connect_store(app_store) as store:
        store.load(records, by="test", files=())

        app = opened("storefront", id="shop-x")
        assert temu.operators[0] not in text(app)
        press(app, "Load who runs temu.com")

        assert store.imports()[0].files == (f"reference set: {temu.id}",)
    labels = [button.label for button in app.button]
    assert "Load who runs temu.com" not in labels
    assert temu.operators[0] in text(app)

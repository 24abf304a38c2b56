"""The page of a storefront offers who runs its platform, and is another answer afterwards."""

from graph.model.records import Kind, Records, Source, Statement, Tie, TieType
from graph.reference.platform_set import SHIPPED_SET, find_platform, platforms_in, read_set
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from tests.pages import opened, press, text


def _stall_on(platform: str) -> Records:
    page = Source("page", "Seller page (invented)")
    return Records(
        (page,),
        (
            Statement(f"shop-{platform}", Kind.STOREFRONT, "page", {"name": "Example Stall"}),
            Statement(platform, Kind.PLATFORM, "page", {"name": "temu.com"}),
        ),
        (Tie(f"sells-{platform}", TieType.SELLS_ON, f"shop-{platform}", platform, source="page"),),
    )


def test_who_runs_a_platform_is_loaded_when_asked_for(app_store: Access) -> None:
    temu = find_platform(platforms_in(read_set(SHIPPED_SET)), "Temu")
    with connect_store(app_store) as store:
        store.load(_stall_on(temu.id), by="test", files=())

        app = opened("storefront", id=f"shop-{temu.id}")
        assert temu.operators[0] not in text(app)
        press(app, "Load who runs temu.com")

        assert store.imports()[0].files == (f"reference set: {temu.id}",)
    labels = [button.label for button in app.button]
    assert "Load who runs temu.com" not in labels
    assert temu.operators[0] in text(app)


def test_a_damaged_reference_set_leaves_the_verdict(app_store: Access) -> None:
    assert app_store.folder
    kept = app_store.folder / "reference" / "platforms.zip"
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(b"half a zip")
    try:
        with connect_store(app_store) as store:
            store.load(_stall_on("platform-other.example"), by="test", files=())
        shown = text(opened("storefront", id="shop-platform-other.example"))
    finally:
        kept.unlink()
    assert "platforms.zip" in shown
    assert "No tie" in shown

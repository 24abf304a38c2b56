"""The evidence bundle from the app's export menu: made beside the page, and it holds."""

from pathlib import Path

import pytest

from graph.bundles.verifying import verify_bundle
from tests import test_app
from tests.test_app import opened, text

_store = test_app._store
SHOP = "ft-20230621-trendy-beat"


@pytest.mark.usefixtures("_store")
class TestBundleMenu:
    def test_a_storefront_is_enclosed_when_asked_for(self, tmp_path: Path) -> None:
        app = opened("storefront", id=SHOP, as_of="2023-12-31")
        next(b for b in app.button if b.label == "Make the evidence bundle").click()
        app.run()
        job = app.session_state[f"bundle_{SHOP}"]
        job.thread.join(60)
        app.run()
        assert not app.exception
        assert "captures." in text(app)
        path = tmp_path / "evidence.zip"
        path.write_bytes(job.content)
        found = verify_bundle(path, None)
        assert found.findings == ()
        assert found.checked.hops > 0

    def test_another_day_needs_another_bundle(self) -> None:
        app = opened("storefront", id=SHOP, as_of="2023-12-31")
        before = app.get("download_button")
        next(b for b in app.button if b.label == "Make the evidence bundle").click()
        app.run()
        app.session_state[f"bundle_{SHOP}"].thread.join(60)
        assert len(app.run().get("download_button")) == len(before) + 1
        app.query_params["as_of"] = "2023-06-30"
        assert len(app.run().get("download_button")) == len(before)

    def test_a_company_has_no_bundle(self) -> None:
        app = opened("company", id="ft-20230621-seitu")
        assert "Make the evidence bundle" not in [b.label for b in app.button]

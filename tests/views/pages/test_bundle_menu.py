"""The evidence bundle from the app's export menu: made beside the page, and it holds."""

import time
from pathlib import Path

import pytest

from graph.errors import StoppedError
from graph.publishing.bundles.checking.verify import verify_bundle
from graph.support.progress import ProgressPart
from tests.pages import opened, text
from views.jobs.files import FileJob

SHOP = "ft-20230621-trendy-beat"


def _wait(job: FileJob[object]) -> None:
    end = time.monotonic() + 60
    while not job.ended and time.monotonic() < end:
        time.sleep(0.05)


@pytest.mark.usefixtures("app_store")
class TestBundleMenu:
    def test_a_storefront_is_enclosed_when_asked_for(self, tmp_path: Path) -> None:
        app = opened("storefront", id=SHOP, as_of="2023-12-31")
        next(b for b in app.button if b.label == "Make the evidence bundle").click()
        app.run()
        job = app.session_state[f"bundle_{SHOP}"]
        _wait(job)
        app.run()
        assert not app.exception
        assert "captures." in text(app)
        path = tmp_path / "evidence.zip"
        path.write_bytes(job.result.content)
        found = verify_bundle(path, None)
        assert found.findings == ()
        assert found.checked.hops > 0

    def test_another_day_needs_another_bundle(self) -> None:
        app = opened("storefront", id=SHOP, as_of="2023-12-31")
        before = app.get("download_button")
        next(b for b in app.button if b.label == "Make the evidence bundle").click()
        app.run()
        _wait(app.session_state[f"bundle_{SHOP}"])
        assert len(app.run().get("download_button")) == len(before) + 1
        app.query_params["as_of"] = "2023-06-30"
        assert len(app.run().get("download_button")) == len(before)

    def test_a_company_has_no_bundle(self) -> None:
        app = opened("party", id="ft-20230621-seitu")
        assert "Make the evidence bundle" not in [b.label for b in app.button]

    def test_what_is_under_way_says_how_far_it_is_and_can_be_stopped(self) -> None:
        app = opened("storefront", id=SHOP)
        going = FileJob[object](None, part=ProgressPart("graph.gexf", 6, 17), size=2_500_000)
        app.session_state[f"bundle_{SHOP}"] = going
        app.run()
        assert not app.exception
        shown = " ".join(str(each.proto) for each in app.get("progress"))
        assert "Part 6 of 17: graph.gexf" in shown
        assert "2.5 MB written" in shown
        next(b for b in app.button if b.label == "Cancel").click().run()
        assert going.stopped.is_set()
        with pytest.raises(StoppedError):
            going.add_bytes(1)

    def test_an_export_is_made_beside_the_page(self) -> None:
        app = opened("storefront", id=SHOP)
        app.selectbox(key=f"format_{SHOP}").set_value("graphml")
        next(b for b in app.button if b.label == "Make the file").click().run()
        job = app.session_state[f"export_{SHOP}"]
        _wait(job)
        app.run()
        assert not app.exception
        assert job.result.content.startswith(b"<?xml")
        assert "Holds" in text(app)

"""The evidence bundle from the app's export menu: made beside the page, and it holds."""

import re
from pathlib import Path
from threading import Event
from zipfile import ZipFile

import pytest
from streamlit.testing.v1 import AppTest

from graph.publishing.bundles.checking.verify import verification_lines, verify_bundle
from graph.publishing.bundles.sign import fingerprint, pem_of, private_key
from graph.support.progress import ProgressPart, report_pieces
from tests.pages import opened, press, text
from views.jobs import files
from views.jobs.files import FileJob
from views.jobs.job import JobRegistry, JobState
from views.shell.identity import Role

SHOP = "ft-20230621-trendy-beat"


def _ended(app: AppTest, kind: str) -> FileJob[object, object]:
    """Wait for the file of the storefront, and return its job."""
    job: FileJob[object, object] = app.session_state[f"{kind}_jobs"].find(f"{kind}_{SHOP}")
    assert job.wait(60)
    return job


def _content(job: FileJob[object, object]) -> bytes:
    content = getattr(job.result, "content", b"")
    assert isinstance(content, bytes)
    return content


@pytest.mark.usefixtures("app_store")
class TestBundleMenu:
    def test_a_storefront_is_enclosed_when_asked_for(self, tmp_path: Path) -> None:
        app = opened("storefront", id=SHOP, as_of="2023-12-31")
        next(b for b in app.button if b.label == "Make the evidence bundle").click()
        app.run()
        job = _ended(app, "bundle")
        app.run()
        assert not app.exception
        assert "captures." in text(app)
        path = tmp_path / "evidence.zip"
        path.write_bytes(_content(job))
        found = verify_bundle(path, None)
        assert found.findings == ()
        assert found.checked.hops > 0

    def test_a_bundle_without_captures_warns_in_red(self) -> None:
        app = opened("storefront", id=SHOP)
        press(app, "Make the evidence bundle")
        _ended(app, "bundle")
        shown = text(app.run())
        assert re.search(r'<div class="lk-stop"[^>]*><p[^>]*>This bundle holds no captures', shown)

    def test_a_bundle_is_signed_with_a_new_key_and_checked_in_the_app(self) -> None:
        app = opened("storefront", id=SHOP)
        app.radio(key=f"signature_bundle_{SHOP}").set_value("new").run()
        signing = private_key(app.session_state["new_signing_key"], "key")
        press(app, "Make the evidence bundle")
        content = _content(_ended(app, "bundle"))
        assert f"Signed with the key of fingerprint {fingerprint(signing.public_key())}" in text(
            app.run()
        )

        page = opened("check_bundle")
        page.file_uploader(key="bundle_to_check").set_value(("b.zip", content, "application/zip"))
        pem = pem_of(signing.public_key())
        page.file_uploader(key="key_to_check").set_value(("public.pem", pem, "text/plain"))
        page.run()
        shown = text(press(page, "Check the bundle"))
        assert "The bundle holds" in shown
        assert "Signed with the key that was given." in shown

    @pytest.mark.parametrize("lang", ["en", "id"])
    def test_a_changed_bundle_does_not_hold_and_the_lines_are_those_of_the_command(
        self, lang: str, tmp_path: Path
    ) -> None:
        app = opened("storefront", id=SHOP)
        press(app, "Make the evidence bundle")
        path = tmp_path / "b.zip"
        path.write_bytes(_content(_ended(app, "bundle")))
        with ZipFile(path, "a") as archive:
            archive.writestr("evidence/data/added.txt", "x")
        page = opened("check_bundle", lang=lang)
        page.file_uploader(key="bundle_to_check").set_value(
            ("b.zip", path.read_bytes(), "application/zip")
        )
        page.run()
        page.button[0].click().run()
        lines = list(verification_lines(verify_bundle(path)))
        assert lines[0].startswith("data/added.txt: ")
        assert re.findall("<code>(.*?)</code>", text(page)) == lines

    def test_a_file_that_is_no_bundle_is_called_by_the_name_that_the_user_knows(self) -> None:
        page = opened("check_bundle")
        page.file_uploader(key="bundle_to_check").set_value(("mine.zip", b"x", "application/zip"))
        shown = text(press(page.run(), "Check the bundle"))
        assert "mine.zip cannot be read as a zip" in shown
        assert "/mine.zip" not in shown

    def test_another_day_needs_another_bundle(self) -> None:
        app = opened("storefront", id=SHOP, as_of="2023-12-31")
        before = app.get("download_button")
        next(b for b in app.button if b.label == "Make the evidence bundle").click()
        app.run()
        _ended(app, "bundle")
        assert len(app.run().get("download_button")) == len(before) + 1
        app.query_params["as_of"] = "2023-06-30"
        assert len(app.run().get("download_button")) == len(before)

    def test_a_company_has_no_bundle(self) -> None:
        app = opened("party", id="ft-20230621-seitu")
        assert "Make the evidence bundle" not in [b.label for b in app.button]

    def test_what_is_under_way_says_how_far_it_is_and_can_be_stopped(self) -> None:
        app = opened("storefront", id=SHOP)
        begun, free = Event(), Event()

        def make(job: FileJob[str, bytes]) -> bytes:
            files.begin_part(job, ProgressPart("graph.gexf", 6, 17))
            job.add_size(2_500_000)
            begun.set()
            assert free.wait(60)
            written = report_pieces([b"more"], len)
            return b"".join(written)

        jobs: JobRegistry[str, bytes] = JobRegistry(Role.READER)
        going = files.begin_file(jobs, f"bundle_{SHOP}", "asked", make)
        assert begun.wait(60)
        app.session_state["bundle_jobs"] = jobs
        app.run()
        assert not app.exception
        shown = " ".join(str(each.proto) for each in app.get("progress"))
        assert "Part 6 of 17: graph.gexf" in shown
        assert "2.5 MB written" in shown
        next(b for b in app.button if b.label == "Cancel").click().run()
        free.set()
        assert going.wait(60)
        assert going.state is JobState.STOPPED
        assert "nothing of the file was kept" in str(going.failure)

    def test_an_export_is_made_beside_the_page(self) -> None:
        app = opened("storefront", id=SHOP)
        app.selectbox(key=f"format_{SHOP}").set_value("graphml")
        next(b for b in app.button if b.label == "Make the file").click().run()
        job = _ended(app, "export")
        app.run()
        assert not app.exception
        assert _content(job).startswith(b"<?xml")
        assert "Holds" in text(app)

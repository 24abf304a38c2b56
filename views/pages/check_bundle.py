"""Page that checks somebody's evidence bundle, with the lines of ``graph verify``."""

from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from graph.errors import InvestigatorError
from graph.publishing.bundles.checking.verify import (
    Verification,
    verification_lines,
    verify_bundle,
)
from graph.publishing.bundles.sign import public_key
from views.shell import html
from views.shell.texts import _


def _show_page() -> None:
    html.show_note(
        _(
            "Makes the verdict and every file of the bundle again from its tables, and compares. "
            "Nothing is imported, and nothing is sent anywhere."
        )
    )
    bundle = st.file_uploader(_("Evidence bundle (zip)"), type=["zip"], key="bundle_to_check")
    key = st.file_uploader(
        _("Public key of the sender, if you have it (PEM)"),
        type=["pem"],
        key="key_to_check",
        help=_("Take it from the sender, not from the bundle: anyone can enclose a key."),
    )
    if st.button(
        _("Check the bundle"),
        type="primary",
        icon=":material/fact_check:",
        disabled=bundle is None,
    ):
        with st.spinner(_("Checking the bundle")):
            st.session_state["bundle_check"] = (_asked(bundle, key), _check(bundle, key))
    asked, report = st.session_state.get("bundle_check", ((), None))
    if bundle and report and asked == _asked(bundle, key):
        _show_report(bundle.name, report)


def _asked(bundle: UploadedFile | None, key: UploadedFile | None) -> tuple[str, ...]:
    return tuple(file.file_id if file else "" for file in (bundle, key))


def _check(bundle: UploadedFile | None, key: UploadedFile | None) -> Verification | None:
    if bundle is None:
        return None
    signer = public_key(key.getvalue(), key.name) if key else None
    with TemporaryDirectory() as folder:
        path = Path(folder) / Path(bundle.name).name
        path.write_bytes(bundle.getbuffer())
        return verify_bundle(path, signer)


def _show_report(name: str, report: Verification) -> None:
    html.show(
        "bundle_check",
        name=name,
        valid=report.is_valid,
        lines=list(verification_lines(report)),
        captures=report.checked.captures,
    )


st.title(_("Check a bundle"), anchor=False)
with st.container(key="import"):
    try:
        _show_page()
    except InvestigatorError as error:
        html.show_problem(str(error))

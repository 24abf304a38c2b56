"""Choice of the key that signs a bundle: the user's file, or a new one; the app saves neither."""

import streamlit as st
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from graph.errors import InvestigatorError
from graph.publishing.bundles.sign import fingerprint, new_private_key, pem_of, private_key
from graph.support.language import N_
from views.shell import html
from views.shell.texts import _

_UNSIGNED, _OWN, _NEW = "unsigned", "own", "new"
_CHOICES = {
    _UNSIGNED: N_("Not signed"),
    _OWN: N_("With my key file"),
    _NEW: N_("With a new key"),
}
_MADE = "new_signing_key"


def ask_signing_key(key: str) -> Ed25519PrivateKey | None:
    """Let the user choose how a bundle is signed; return the key, None without a signature."""
    choice = st.radio(
        _("Signature"),
        list(_CHOICES),
        format_func=lambda c: _(_CHOICES[c]),
        horizontal=True,
        key=f"signature_{key}",
        help=_("A signature shows others that the bundle is from you and was not rewritten."),
    )
    try:
        if choice == _OWN:
            return _uploaded_key(key)
        if choice == _NEW:
            return _new_key(key)
    except InvestigatorError as error:
        html.show_problem(str(error))
    return None


def _uploaded_key(key: str) -> Ed25519PrivateKey | None:
    file = st.file_uploader(
        _("Private key (Ed25519, PEM)"),
        type=["pem", "key"],
        key=f"key_file_{key}",
        help=_("It signs this bundle and is not saved by the app."),
    )
    if file is None:
        html.show_note(_("Without a key file the bundle is not signed."))
        return None
    signing = private_key(file.getvalue(), file.name)
    _show_fingerprint(signing)
    return signing


def _new_key(key: str) -> Ed25519PrivateKey:
    made: bytes = st.session_state.setdefault(_MADE, new_private_key())
    signing = private_key(made, "signing-key.pem")
    html.show_note(
        _(
            "Download both: the app forgets the key when you close or reload this page. Keep the "
            "private key to yourself, and give the public key to those who check your bundles."
        )
    )
    with st.container(horizontal=True, gap="small"):
        for label, content, name in (
            (_("Private key"), made, "signing-key.pem"),
            (_("Public key"), pem_of(signing.public_key()), "public-key.pem"),
        ):
            st.download_button(
                label,
                content,
                name,
                "application/x-pem-file",
                key=f"{name}_{key}",
                icon=":material/key:",
                on_click="ignore",
            )
    _show_fingerprint(signing)
    return signing


def _show_fingerprint(signing: Ed25519PrivateKey) -> None:
    form = _("Fingerprint of the public key: {fingerprint}")
    html.show_note(form.format(fingerprint=fingerprint(signing.public_key())))

"""Page of one capture: the content of a source when it was read, as text or picture, never run."""

import json
import warnings

import streamlit as st
from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning

from graph.model.records import Source
from graph.presentation.claims import source_name
from scrapers.runs.find_capture import DigestMatch, Evidence, find_evidence
from views.actions import mark_article
from views.lists.changes.captures import captured_source
from views.shell import html, session
from views.shell.place import data_dir
from views.shell.texts import _, day_text, moment_text, number_text
from views.verdict.chain_cards import web_address

_MOST_CHARACTERS = 200_000  # characters shown of a body
_PICTURE_TYPES = ("image/png", "image/jpeg", "image/gif", "image/webp")
_TEXTLESS_TAGS = ["script", "style", "template", "noscript"]


def _body_text(evidence: Evidence) -> str:
    """Return a body as text: the visible text of HTML, or indented JSON."""
    kind = evidence.content_type.casefold()
    if "html" in kind or evidence.body.lstrip()[:1] == b"<":
        return _visible_text(evidence.body)
    text = evidence.body.decode("utf-8-sig", "replace")
    if "json" in kind or text.lstrip()[:1] in ("{", "["):
        try:
            return json.dumps(json.loads(text), ensure_ascii=False, indent=1)
        except ValueError:
            return text
    return text


def _visible_text(content: bytes) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        try:
            document = BeautifulSoup(content, "lxml")
        except ValueError:
            return content.decode("utf-8", "replace")
    for hidden in document(_TEXTLESS_TAGS):
        hidden.decompose()
    lines = (line.strip() for line in document.get_text("\n").splitlines())
    return "\n".join(line for line in lines if line)


def _digest_text(evidence: Evidence) -> str:
    if evidence.match is DigestMatch.SAME:
        return _("verified: the file is unchanged since it was captured")
    if evidence.match is DigestMatch.ALTERED:
        return _("does not match: the file has changed since it was captured")
    return _("the source gives no digest")


def _show_body(evidence: Evidence) -> None:
    st.header(_("What was captured"), anchor=False)
    if not evidence.body:
        html.show_note(_("The file was too large to keep; only its digest was recorded."))
    elif evidence.content_type.casefold().startswith(_PICTURE_TYPES):
        st.image(evidence.body)
    else:
        text = _body_text(evidence)
        if len(text) > _MOST_CHARACTERS:
            form = _("The first {shown} of {all} characters:")
            html.show_note(
                form.format(shown=number_text(_MOST_CHARACTERS), all=number_text(len(text)))
            )
        with st.container(height=520):
            st.code(text[:_MOST_CHARACTERS], language=None, wrap_lines=True)


def _show_capture(source: Source) -> None:
    st.title(_("Capture"), anchor=False)
    html.show_note(", ".join(x for x in (source_name(source), source.title) if x))
    evidence = find_evidence(source, data_dir()) if source.capture else None
    html.show(
        "capture",
        source=source,
        url=web_address(source),
        published=day_text(source.published),
        e=evidence,
        when=moment_text(evidence.retrieved) if evidence else "",
        digest=_digest_text(evidence) if evidence else "",
    )
    if evidence is None:
        html.show_problem(*_missing_capture_text(source))
    elif evidence.match is DigestMatch.ALTERED:
        html.show_problem(
            _("This capture has been altered"),
            _("Its digest differs from the recorded one, so it proves nothing. Collect it again."),
        )
    if source.extra.get("text") and not session.is_large():
        mark_article.show_form(source, session.snapshot())
    if evidence is not None:
        _show_body(evidence)


def _missing_capture_text(source: Source) -> tuple[str, str]:
    if not source.capture:
        return (
            _("This source was not captured"),
            _(
                "If its page disappears, what it says cannot be shown again. Collect it "
                "to keep a copy."
            ),
        )
    return (
        _("The capture is not on this machine, or it can no longer be read"),
        _("It is on the machine that collected it. Collect it again, or ask the person who did."),
    )


def _show_page() -> None:
    find = session.store().sources
    ident = st.query_params.get("source", "")
    change, side = st.query_params.get("change", ""), st.query_params.get("side", "")
    source = captured_source(change, side, find) if change else find([ident]).get(ident)
    if source is None and change:
        html.show_problem(_("No change is kept under this address"), change)
    elif source is None:
        html.show_problem(_("Your database has no source under this address"), ident)
    else:
        _show_capture(source)


with st.container(key="capture"):
    _show_page()

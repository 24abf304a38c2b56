"""HTML of the app, rendered from templates that escape every value."""

from pathlib import Path
from urllib.parse import quote

import streamlit as st

from graph.presentation.visual_language import HOLLOW, KIND_SIGNS, TIE_SIGNS, line_svg
from views.shell.party_links import LinkedText
from views.shell.templates import environment

_HERE = Path(__file__).parent


_MARKDOWN = frozenset(r"\`*_{}[]()#+-.!|~:$<>&^=")  # what Streamlit reads as more than itself


def show(template: str, **values: object) -> None:
    """Render one template into the page."""
    st.html(environment().get_template(f"{template}.html").render(**values))


def escape_markdown(text: str) -> str:
    """Return a text of a source or a person for a place that Streamlit reads as Markdown."""
    return "".join(f"\\{c}" if c in _MARKDOWN else c for c in " ".join(text.split()))


def show_note(text: str | LinkedText) -> None:
    """Show a quiet line of text."""
    show("quiet_line", text=text)


def show_problem(message: str, details: str = "") -> None:
    """Show why something did not happen, and what to do next."""
    show("problem", message=message, details=details)


def add_stylesheet() -> None:
    """Put the stylesheet and the signs into the page.

    ``st.html`` removes <svg>, and a <style> with "<" inside. The signs are therefore CSS masks with
    percent-encoded data addresses.
    """
    rules = [
        _sign(
            f"k-{kind.lower()}",
            (sign.light, sign.dark),
            f'<path fill-rule="evenodd" d="{sign.path}"/>',
            "24 24",
        )
        for kind, sign in KIND_SIGNS.items()
    ]
    for slug, tie in TIE_SIGNS.items():
        inks = (tie.light, tie.dark)
        rules.append(_sign(f"t-{slug}", inks, line_svg(slug, outlined=False), "44 8"))
        if slug in HOLLOW:
            rules.append(_sign(f"t-{slug}.hollow", inks, line_svg(slug, outlined=True), "44 8"))
    # A dialog lies outside of the element on which Streamlit sets the color-scheme of its theme.
    rules.append(f"[data-testid=stDialog]{{color-scheme:{st.context.theme.type or 'light'}}}")
    st.html(f"<style>{(_HERE / 'look.css').read_text(encoding='utf-8')}{''.join(rules)}</style>")


def _sign(name: str, inks: tuple[str, str], shape: str, box: str) -> str:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {box}">{shape}</svg>'
    mask = f'url("data:image/svg+xml,{quote(svg)}") center/contain no-repeat'
    return (
        f".{name}{{--ink:light-dark({inks[0]},{inks[1]})}}"
        f"i.{name}{{background:var(--ink);-webkit-mask:{mask};mask:{mask}}}"
    )

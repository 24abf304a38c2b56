"""Sites as registrants typed them: several in one text, app ids, typing errors."""

import re
from dataclasses import dataclass

from graph.model.vocabulary.placeholders import is_placeholder

_SITE_SEPARATOR = re.compile(r"\s*[;,\n]\s*|\s+-\s+|\s+(?:dan|and|&)\s+")
# A hyphen separates two sites only after a complete host name.
_STROKE = re.compile(
    r"(?:(?<=[a-z0-9]{2}\.com)|(?<=[a-z0-9]{2}\.net)|(?<=[a-z0-9]{2}\.org)|(?<=[a-z0-9]\.co\.id))"
    r"-(?=(?:https?://|www\.)?[\w-]+\.[a-z])|-(?=https?://)",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE
)
# An app id has the parts of a host name in reverse.
_APP = re.compile(r"(?:com|co|net|org|id\.co|id\.go)\.[\w.]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sites:
    """The sites of an entry in order; ``has_rest`` is true where the stated text holds more.

    ``mentioned`` is everything in the text that has the form of a site.
    """

    sites: tuple[str, ...]
    stated: str
    has_rest: bool
    mentioned: tuple[str, ...] = ()


def sites_of(stated: str) -> Sites:
    """Return the sites that a text names; other words only stay in the stated text."""
    if is_placeholder(stated):
        return Sites((), "", has_rest=False)
    typed = [site for part in _SITE_SEPARATOR.split(stated) for site in _STROKE.split(part)]
    parts = [part for whole in typed for part in _split_spaces(whole.strip())]
    sites = tuple(part for part in parts if _is_site(part))
    rest = [part for part in parts if not _is_site(part) and not is_placeholder(part)]
    return Sites(sites, stated, bool(rest), (*sites, *_SITE.findall(stated)))


def _split_spaces(text: str) -> list[str]:
    """Return the words of a text if each of them is a site; else the whole text."""
    parts = text.split()
    return parts if all(map(_is_site, parts)) else [text]


def _is_site(text: str) -> bool:
    return bool(_SITE.fullmatch(text)) and not _APP.fullmatch(text)

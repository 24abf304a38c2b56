"""HTML of an answer for a notebook; texts of sources are escaped, and nothing in it can run."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from pathlib import Path

from graph.model.records import Source
from graph.publishing.html_template import load_template

_TEMPLATE = Path(__file__).parent / "answer.html"


@dataclass(frozen=True, slots=True)
class SourceReference:
    """A source as it is cited; empty where something is not stated."""

    id: str
    title: str
    publisher: str
    url: str
    published: str

    @classmethod
    def of(cls, source: Source) -> "SourceReference":
        """Return the reference to a source."""
        return cls(source.id, source.title, source.publisher, source.url, source.published)

    @property
    def link(self) -> str:
        """The address, empty where it is no web address and so must not be followed."""
        return self.url if self.url.startswith(("https://", "http://")) else ""


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """Parts of the HTML of an answer; ``lists`` are titles with their lines, ``svg`` a picture."""

    sentence: str
    _: KW_ONLY
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    lists: Sequence[tuple[str, Sequence[str]]] = ()
    sources: Sequence[SourceReference] = ()
    svg: str = ""

    def html(self) -> str:
        """Return the page; the picture is an image, which keeps its style sheet to itself."""
        picture = b64encode(self.svg.encode("utf-8", "replace")).decode("ascii")
        html = load_template(_TEMPLATE).render(page=self, picture=picture)
        return html.encode("utf-8", "replace").decode("utf-8")

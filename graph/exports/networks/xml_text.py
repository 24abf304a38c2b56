"""Text in XML 1.0: escaped, with forbidden characters written visibly and counted."""

import re
from xml.sax.saxutils import escape, quoteattr

from graph.exports.base import UnsupportedFields
from graph.support.language import N_

FORBIDDEN = N_("characters that XML does not allow, written as escapes such as \\x0b")

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A parser would change a plain carriage return into a line feed.
_RETURN = {"\r": "&#13;"}


def is_legal(character: str) -> bool:
    """Whether XML allows a character."""
    return _ILLEGAL.match(character) is None


class XmlTexts:
    """Writes the texts of one file, and notes the columns in which one had to change."""

    def __init__(self, lacking: UnsupportedFields) -> None:
        self._lacking = lacking
        self._ids: dict[str, str] = {}
        self._taken: dict[str, str] = {}

    def legal(self, text: str, column: str) -> str:
        """Return a text with forbidden characters as visible escapes."""
        made = _ILLEGAL.sub(lambda match: ascii(match[0])[1:-1], text)
        if made != text:
            self._lacking.add(column, FORBIDDEN)
        return made

    def element(self, text: str, column: str) -> str:
        """Return a text as the content of an element."""
        return escape(self.legal(text, column), _RETURN)

    def attribute(self, text: str, column: str) -> str:
        """Return a text as the value of an attribute, with quotes."""
        return quoteattr(self.legal(text, column), _RETURN)

    def id(self, text: str) -> str:
        """Return an id as the value of an attribute; two ids never become the same."""
        if not _ILLEGAL.search(text) and "\\" not in text:
            return quoteattr(text, _RETURN)
        if text not in self._ids:
            made = self.legal(text, "id")
            while self._taken.get(made, text) != text:
                made += "~"
            self._ids[text], self._taken[made] = made, text
        return quoteattr(self._ids[text], _RETURN)

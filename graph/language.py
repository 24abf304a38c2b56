"""The language people read: English in the source, translations in ``graph/locale``.

A text is looked up when it is said, not when a module is loaded, because two people may read two
languages in one process. Texts that stand in tables are marked with ``N_`` and said with ``_``.
"""

import gettext as catalogues
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES: Mapping[str, str] = {"en": "English", "id": "Bahasa Indonesia"}
LOCALES: Mapping[str, str] = {"en": "en_GB", "id": "id_ID"}
DEFAULT = "en"
LOCALE = Path(__file__).parent / "locale"
_K = TypeVar("_K")


class _Asked:
    """Who knows which language is read: nobody, until a page or a command says so."""

    by: Callable[[], str] = staticmethod(lambda: DEFAULT)


def ask_for_language(asked: Callable[[], str]) -> None:
    """Let ``asked`` say, each time a text is needed, in which language."""
    _Asked.by = staticmethod(asked)


_spoken: ContextVar[str] = ContextVar("spoken", default="")


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Say everything in one language for a while, whatever this reader reads."""
    before = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(before)


def language() -> str:
    """Return the code of the language that is read now."""
    code = _spoken.get() or _Asked.by()
    return code if code in LANGUAGES else DEFAULT


@cache
def _translations(code: str) -> catalogues.NullTranslations:
    if code == DEFAULT:
        return catalogues.NullTranslations()
    with (LOCALE / f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return catalogues.GNUTranslations(compiled)


def gettext(message: str) -> str:
    """Return a text in the language that is read."""
    return _translations(language()).gettext(message) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form of a text that goes with a number, in the language that is read."""
    return _translations(language()).ngettext(one, many, n)


def country_name(code: str) -> str:
    """Write a country code as the country's name; any other place stays as the source words it."""
    names = Locale.parse(LOCALES[language()]).territories
    return str(names.get(code.upper(), code)) if code else ""


def N_(message: str) -> str:  # noqa: N802 - the name that the tools of translators look for
    """Mark a text to be translated where it is said."""
    return message


class Labels(Mapping[_K, str]):
    """Texts by key, in the language that is read."""

    def __init__(self, messages: Mapping[_K, str]) -> None:
        self._messages = messages

    def __getitem__(self, key: _K) -> str:
        return gettext(self._messages[key])

    def __iter__(self) -> Iterator[_K]:
        return iter(self._messages)

    def __len__(self) -> int:
        return len(self._messages)

    def message(self, key: _K) -> str:
        """Return a text as it stands in the source."""
        return self._messages[key]

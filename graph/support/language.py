"""Translation of messages: English in the source, other languages in ``graph/locale``.

A message is translated when it is shown, not when its module is loaded, because users of one
process may read different languages. Messages in tables are marked with ``N_`` and translated with
``_``.
"""

import gettext as catalogues
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from babel import Locale
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES: Mapping[str, str] = {"en": "English", "id": "Bahasa Indonesia"}
LOCALES: Mapping[str, str] = {"en": "en_GB", "id": "id_ID"}
DEFAULT_LANGUAGE = "en"
LOCALE_FOLDER = Path(__file__).parents[1] / "locale"
_K = TypeVar("_K")


class _CurrentLanguage:
    """Source of the current language: English until a page or a command sets another."""

    by: Callable[[], str] = staticmethod(lambda: DEFAULT_LANGUAGE)


def set_language_source(source: Callable[[], str]) -> None:
    """Set the function that returns the language code each time a message is translated."""
    _CurrentLanguage.by = staticmethod(source)


_forced_language: ContextVar[str] = ContextVar("spoken", default="")


@contextmanager
def use_language(code: str) -> Iterator[None]:
    """Translate to one language within the context, whatever the current user reads."""
    before = _forced_language.set(code)
    try:
        yield
    finally:
        _forced_language.reset(before)


def first_language(*wanted: str) -> str:
    """Return the first of some codes that is a language of the program; English without one."""
    return next((code for code in wanted if code in LANGUAGES), DEFAULT_LANGUAGE)


def current_language() -> str:
    """Return the code of the current language."""
    return first_language(_forced_language.get() or _CurrentLanguage.by())


@cache
def _catalogue(code: str) -> Catalog:
    with (LOCALE_FOLDER / f"{code}.po").open("rb") as file:
        return read_po(file, locale=code)


@cache
def _messages() -> frozenset[str]:
    translated = (_catalogue(code) for code in LANGUAGES if code != DEFAULT_LANGUAGE)
    return frozenset(m.id for entries in translated for m in entries if isinstance(m.id, str))


def is_message(text: str) -> bool:
    """Whether a text is a message of the catalogue, in its source form and without plurals."""
    return bool(text) and text in _messages()


@cache
def _translations(code: str) -> catalogues.NullTranslations:
    if code == DEFAULT_LANGUAGE:
        return catalogues.NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, _catalogue(code))
    compiled.seek(0)
    return catalogues.GNUTranslations(compiled)


def gettext(message: str) -> str:
    """Return a message in the current language."""
    return _translations(current_language()).gettext(message) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form of a message for a number, in the current language."""
    return _translations(current_language()).ngettext(one, many, n)


def local_country_name(code: str) -> str:
    """Return the name of a country code; any other place stays as the source words it."""
    names = Locale.parse(LOCALES[current_language()]).territories
    return str(names.get(code.upper(), code)) if code else ""


def N_(message: str) -> str:  # noqa: N802 - the name that the tools of translators look for
    """Mark a message for translation where it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class LazyText:
    """A message and its values; ``str()`` translates it to the language of that moment.

    Translating late lets a result of a thread be shown to users of different languages, and a
    stored message be read in another language later.
    """

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        text = gettext(self.message)
        return text.format(**self.values) if self.values else text

    def __hash__(self) -> int:
        return hash((self.message, *sorted(self.values)))  # a value may have no hash


Text = str | LazyText
"""Words of a source, which are shown as they are, or a message of ours."""


def english_text(text: object) -> str:
    """Return a text in English, for files and other programs."""
    with use_language(DEFAULT_LANGUAGE):
        return str(text)


def lazy_text(message: str, /, **values: object) -> LazyText:
    """Return a message, marked with ``N_``, with the values of its placeholders."""
    return LazyText(message, values)


@dataclass(frozen=True, slots=True)
class DateText:
    """A day, month or year (ISO), written out: ``3 July 2023``, ``July 2023``."""

    iso: str

    def __str__(self) -> str:
        form = {4: "yyyy", 7: "MMMM yyyy"}.get(len(self.iso), "d MMMM yyyy")
        year, month, day = (int(part) for part in f"{self.iso}-01-01"[:10].split("-"))
        return format_date(date(year, month, day), form, locale=LOCALES[current_language()])


@dataclass(frozen=True, slots=True)
class OnDate:
    """A day, month or year (ISO) after its preposition: ``on 3 July 2023``, ``in July 2023``."""

    iso: str

    def __str__(self) -> str:
        is_day = len(self.iso) == len("2023-07-03")
        form = gettext(N_("on {date}")) if is_day else gettext(N_("in {date}"))
        return form.format(date=DateText(self.iso))


@dataclass(frozen=True, slots=True)
class CountryText:
    """A country code, shown as the country's name; another place stays as the source words it."""

    code: str

    def __str__(self) -> str:
        return local_country_name(self.code)


def join_with_or(words: Iterable[object]) -> object:
    """Return words joined by "or"."""
    first, *more = words
    joined: object = first
    for word in more:
        joined = lazy_text(N_("{one} or {other}"), one=joined, other=word)
    return joined


def join_lines(texts: Iterable[object]) -> LazyText:
    """Return texts joined by line breaks, each translated when it is shown."""
    lines = {f"line_{number}": text for number, text in enumerate(texts)}
    form = "\n".join(f"{{{name}}}" for name in lines)
    return LazyText(form, lines)


class Labels(Mapping[_K, str]):
    """Messages by key, in the current language."""

    def __init__(self, messages: Mapping[_K, str]) -> None:
        self._messages = messages

    def __getitem__(self, key: _K) -> str:
        return gettext(self._messages[key])

    def __iter__(self) -> Iterator[_K]:
        return iter(self._messages)

    def __len__(self) -> int:
        return len(self._messages)

    def message(self, key: _K) -> str:
        """Return a message as it is in the source."""
        return self._messages[key]

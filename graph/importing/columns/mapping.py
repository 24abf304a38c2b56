"""Mapping of the columns of a spreadsheet: what each column is, and which source the sheet is."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, asdict, dataclass
from hashlib import sha256

from graph.errors import DateError, InputError
from graph.importing.columns.meanings import MEANING_LABELS, NAMES, OF_OWNER, SEVERAL, Meaning
from graph.importing.result import Problem, quote_value
from graph.model.dates import EXPECTED, first_day
from graph.model.ids import slug
from graph.model.records import OWN_ENTRY, SOURCE_STANDING, Source, Standing
from graph.support.language import N_, LazyText, Text, lazy_text

_TYPES = {standing: kind for kind, standing in SOURCE_STANDING.items()}
_FORM = N_("This is no mapping of columns: {reason}. The page Import keeps one for each sheet.")


@dataclass(frozen=True, slots=True)
class SheetSource:
    """Source of all statements of a sheet, as its reader describes it.

    It is the reader's own research unless another ``standing`` is chosen.
    """

    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    _: KW_ONLY
    standing: Standing = Standing.OWN_RESEARCH

    @property
    def id(self) -> str:
        """Id from the address of the sheet, else from its title, publisher and date.

        The name of the file has no part in it: a corrected file states anew what it stated before.
        """
        known = (
            [self.url.strip()] if self.url.strip() else [self.title, self.publisher, self.published]
        )
        words = "|".join(part if self.url else slug(part) for part in known)
        return f"sheet-{sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"

    def record(self) -> Source:
        """Return the source as a record."""
        return Source(
            id=self.id,
            title=self.title.strip(),
            publisher=self.publisher.strip(),
            url=self.url.strip(),
            type=_TYPES.get(
                self.standing, "" if self.standing is not Standing.DERIVED else OWN_ENTRY
            ),
            published=self.published.strip(),
        )


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Meaning of each column by its heading, with the source of the sheet.

    ``platform`` is the platform of rows that name none. ``known_platforms`` are the names in the
    sheet of which the reader said which platform of the database they are, with its id.
    """

    columns: Mapping[str, Meaning]
    source: SheetSource
    _: KW_ONLY
    platform: str = ""
    known_platforms: Mapping[str, str]
    sheet: str = ""

    def positions(self, header: Sequence[str]) -> Mapping[Meaning, tuple[int, ...]]:
        """Return the columns of each meaning, by their place in a header."""
        found: dict[Meaning, list[int]] = {}
        for at, name in enumerate(header):
            found.setdefault(self.columns.get(name, Meaning.UNUSED), []).append(at)
        return {meaning: tuple(places) for meaning, places in found.items()}

    def problems(self, place: str, line: int, header: Sequence[str]) -> list[Problem]:
        """Return why a sheet with this header cannot be read by the mapping."""

        def problem(column: str, found: Text, expected: Text) -> Problem:
            return Problem(place=place, line=line, column=column, found=found, expected=expected)

        lacking = [
            problem(
                name, LazyText(N_("no such column")), lazy_text(_AS_MAPPED, meaning=_label(meaning))
            )
            for name, meaning in self.columns.items()
            if meaning is not Meaning.UNUSED and name not in header
        ]
        return [*lacking, *(problem(*each) for each in self._faults(header))]

    def _faults(self, header: Sequence[str]) -> list[tuple[str, Text, Text]]:
        places = self.positions(header)
        faults: list[tuple[str, Text, Text]] = [
            (
                header[at[1]],
                lazy_text(N_("a second column for “{meaning}”"), meaning=_label(meaning)),
                LazyText(N_("one column of this meaning")),
            )
            for meaning, at in places.items()
            if meaning not in SEVERAL and len(at) > 1
        ]
        if not NAMES & places.keys():
            nobody = LazyText(N_("no column that names somebody"))
            faults.append(("", nobody, LazyText(N_("a shop, its address or a seller"))))
        owners = len(places.get(Meaning.OWNER, ()))
        faults += [
            (
                header[at[-1]],
                lazy_text(N_("{n} columns for “{meaning}”"), n=len(at), meaning=_label(meaning)),
                lazy_text(N_("as many as columns for the owner, {n}"), n=owners),
            )
            for meaning in OF_OWNER
            if len(at := places.get(meaning, ())) > owners
        ]
        return [*faults, *self._source_faults()]

    def _source_faults(self) -> list[tuple[str, Text, Text]]:
        faults: list[tuple[str, Text, Text]] = []
        if not self.source.title.strip():
            wanted = LazyText(N_("a title of the sheet, so that its statements have a source"))
            faults.append(("", quote_value(""), wanted))
        try:
            if day := self.source.published.strip():
                first_day(day)
        except DateError:
            faults.append(("", quote_value(self.source.published), EXPECTED))
        return faults


_AS_MAPPED = N_("a column of this name, which the mapping reads as “{meaning}”")


def _label(meaning: Meaning) -> LazyText:
    return LazyText(MEANING_LABELS[meaning])


def mapping_document(mapping: ColumnMapping) -> bytes:
    """Return a mapping as JSON."""
    return json.dumps(asdict(mapping), ensure_ascii=False, indent=1).encode()


def parse_mapping(content: bytes) -> ColumnMapping:
    """Return a mapping from JSON.

    Raises:
        InputError: it has another form.
    """
    try:
        stated = json.loads(content)
        source = stated["source"]
        return ColumnMapping(
            columns={str(name): Meaning(word) for name, word in stated["columns"].items()},
            source=SheetSource(
                title=str(source["title"]),
                publisher=str(source.get("publisher", "")),
                published=str(source.get("published", "")),
                url=str(source.get("url", "")),
                standing=Standing(source.get("standing", Standing.OWN_RESEARCH)),
            ),
            platform=str(stated.get("platform", "")),
            known_platforms={str(k): str(v) for k, v in stated.get("known_platforms", {}).items()},
            sheet=str(stated.get("sheet", "")),
        )
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise InputError(_FORM, reason=error) from error

"""A seller's details as a page states them."""

import re
from dataclasses import KW_ONLY, dataclass

from graph.model.records import Kind
from graph.model.vocabulary.countries import country_code, country_name
from graph.model.vocabulary.lexicon import FIRST_WORDS_OF_PAST
from graph.model.vocabulary.placeholders import is_dummy_number, is_placeholder
from graph.model.vocabulary.postal_addresses import stated_parts
from scrapers.contract.collector import Unknown
from scrapers.sources.trader_details.labels.detail_labels import label_of
from scrapers.sources.trader_details.labels.meanings import ADDRESSES, DetailMeaning
from scrapers.sources.trader_details.pair_owners import OtherParty
from scrapers.sources.trader_details.values.value_forms import closing_country

PURPOSES = {
    DetailMeaning.ADDRESS: "",
    DetailMeaning.BUSINESS_ADDRESS: "business",
    DetailMeaning.SERVICE_ADDRESS: "service",
    DetailMeaning.RETURNS_ADDRESS: "returns",
    DetailMeaning.SHIPS_FROM: "ships from",
}
_PERSONS = re.compile(
    r"\b(?:individual|private (?:person|individual|seller)|sole (?:trader|proprietor)(?:ship)?|"
    r"natural person|privatperson|privat|einzelunternehme[nr]|natürliche person|einzelperson|"
    r"particulier|personne physique|entreprise individuelle|entrepreneur individuel|"
    r"persona fisica|privato|ditta individuale|impresa individuale|particular|persona física|"
    r"autónomo|pessoa física|pessoa singular|particuliere?|natuurlijk persoon|eenmanszaak|"
    r"osoba fizyczna|osoba prywatna|fysisk person|privatperson|enskild firma|bireysel|"
    r"\u015fah\u0131s|"
    r"gerçek kişi|fyzická osoba|soukromá osoba|perorangan|perseorangan|individu)\b|"
    "физическое лицо|частное лицо|индивидуальный предприниматель|個人|个人|个体",
    re.IGNORECASE,
)
# A privately held business is not a private person.
_BUSINESSES = re.compile(
    r"unternehmen in privatbesitz|privately|privatägt|capitale privato|capital privé|"
    r"propiedad privada|particuliere onderneming|özel sektör|limited|gmbh",
    re.IGNORECASE,
)
# Meanings for which a dummy such as 123456 does not count; a real register number may look like
# one.
_TYPED_MEANINGS = frozenset({DetailMeaning.PHONE, DetailMeaning.FAX, DetailMeaning.VAT})
_NUMBERS = frozenset({DetailMeaning.REGISTER_NUMBER, DetailMeaning.TAX, DetailMeaning.VAT})
# First words by which a number is none: "not registered"; "No 12" is one.
_DENIED = re.compile(
    r"(?:not|non|no (?=[a-z]{3})|none|nicht|kein\w*|pas|aucune?|sans|nie|brak|niet|geen|sin|sem|"
    r"não|senza|nessun\w*|tidak|bukan|belum|ingen|není|yok|pending|applied for|exempt\w*|befreit|"
    r"exonér\w*)\b|[无無未]|なし",
    re.IGNORECASE,
)
_BUSINESS_MEANINGS = frozenset(
    {
        *(
            DetailMeaning.NAME,
            DetailMeaning.OWNER,
            DetailMeaning.PUBLISHER,
            DetailMeaning.REGISTER_NUMBER,
            DetailMeaning.VAT,
        ),
        *(DetailMeaning.ADDRESS, DetailMeaning.BUSINESS_ADDRESS),
    }
)


@dataclass(frozen=True, slots=True)
class Detail:
    """One stated detail: its meaning, its lines, and its label with the label's language."""

    meaning: DetailMeaning
    lines: tuple[str, ...]
    label: str = ""
    lang: str = ""

    @property
    def text(self) -> str:
        """The value in one line."""
        return " ".join(self.lines)


def is_unstated(detail: Detail) -> bool:
    """Return whether a value only fills its field: ``N/A``, ``{{name}}``, 0."""
    first_words = (_DENIED, FIRST_WORDS_OF_PAST)
    if detail.meaning in (*ADDRESSES, *_NUMBERS) and any(w.match(detail.text) for w in first_words):
        return True
    if detail.meaning in ADDRESSES:
        return not stated_parts(", ".join(detail.lines))
    if detail.meaning in _NUMBERS and not any(c.isdigit() and c != "0" for c in detail.text):
        return True
    dummy = detail.meaning in _TYPED_MEANINGS and is_dummy_number(detail.text)
    return dummy or is_placeholder(detail.text)


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """An address in one line without its country (alpha-2), and the words of its label.

    ``purpose`` is empty where no label states it.
    """

    text: str
    country: str
    purpose: str
    label: str = ""
    _: KW_ONLY
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Trader:
    """The details that a page states of the seller behind a storefront.

    ``other_lines`` are lines without a meaning here, or with an unknown label, as the page words
    them; ``unknowns`` are the values that were not understood. ``other_parties`` are further
    parties that the block names. ``rivals`` are names of which none is certainly the seller's;
    ``unclear_name`` is one with words that make it a former party's, another's or nobody's.
    ``is_found`` says that the page has a block of its seller, ``stated_kind`` is the kind that the
    source itself states, ``dissolved`` the day on which it says that the seller ended.
    """

    details: tuple[Detail, ...] = ()
    other_lines: tuple[str, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    other_parties: tuple[OtherParty, ...] = ()
    _: KW_ONLY
    rivals: tuple[str, ...] = ()
    unclear_name: str = ""
    dissolved: str = ""
    is_found: bool = True
    stated_kind: Kind | None = None

    def all(self, meaning: DetailMeaning) -> list[Detail]:
        """Return the details of one meaning, each value once."""
        return list({d.text: d for d in reversed(self.details) if d.meaning is meaning}.values())[
            ::-1
        ]

    def first(self, meaning: DetailMeaning) -> Detail | None:
        """Return the first detail of one meaning, None for none."""
        return next((d for d in self.details if d.meaning is meaning), None)

    def text(self, meaning: DetailMeaning) -> str:
        """Return the first value of one meaning, empty for none."""
        detail = self.first(meaning)
        return detail.text if detail else ""

    @property
    def name_detail(self) -> Detail | None:
        """The seller's name, or a sole trader's own; None where the page names no seller."""
        return self.first(DetailMeaning.NAME)

    @property
    def register(self) -> str:
        """The register, with words about the entry in it."""
        return "; ".join(detail.text for detail in self.all(DetailMeaning.REGISTER))

    @property
    def register_number(self) -> str:
        """The register number; several are separated by semicolons."""
        return "; ".join(detail.text for detail in self.all(DetailMeaning.REGISTER_NUMBER))

    @property
    def is_private(self) -> bool:
        """Whether the page says that the seller is a person."""
        business_type = self.text(DetailMeaning.BUSINESS_TYPE)
        return bool(_PERSONS.search(business_type)) and not _BUSINESSES.search(business_type)

    @property
    def addresses(self) -> tuple[PostalAddress, ...]:
        """The addresses in the order they are stated, each once."""
        addresses = (postal_address(d) for d in self.details if d.meaning in ADDRESSES)
        return tuple({(a.text, a.country, a.purpose): a for a in addresses}.values())

    @property
    def register_country(self) -> str:
        """The country whose register a label names, empty for none."""
        named = (DetailMeaning.REGISTER_NUMBER, DetailMeaning.REGISTER)
        labels = (label_of(d.label) for d in self.details if d.meaning in named and d.label)
        countries = {label.country for label in labels if label and label.country}
        return countries.pop() if len(countries) == 1 else ""

    @property
    def country(self) -> str:
        """The country of the seller's own address, or the one stated; empty for none."""
        own = [a.country for a in self.addresses if a.purpose == "business" and a.country]
        plain = [a.country for a in self.addresses if a.purpose == "" and a.country]
        return next(iter([*own, *plain]), country_code(self.text(DetailMeaning.COUNTRY)))

    @property
    def states_a_business(self) -> bool:
        """Whether a name, an address, or a number that only businesses have is stated."""
        stated = any(detail.meaning in _BUSINESS_MEANINGS for detail in self.details)
        return stated or bool(self.rivals or self.unclear_name)

    @property
    def is_empty(self) -> bool:
        """Whether there is a block of the seller, but with nothing except blanks."""
        # ``read_details`` names unknown values with these words where they only fill a field.
        blank = all("that is none" in each.value for each in self.unknowns)
        return (
            self.is_found
            and not self.details
            and not self.rivals
            and not self.unclear_name
            and not self.other_parties
            and blank
        )


def postal_address(detail: Detail) -> PostalAddress:
    """Return an address from its lines; a country named in the last one is set apart."""
    lines = [line for line in (part.strip(" ,") for part in detail.lines) if line]
    country = closing_country(lines)
    whole = lines
    if not country and len(lines) == 1 and detail.meaning is DetailMeaning.SHIPS_FROM:
        country = closing_country(["", *lines])
        whole = [country_name(country)] if country else lines
    elif country and len(lines) > 1 and country_code(lines[-1].strip(" .,")):
        whole = lines[:-1]
    elif country and len(lines) == 1 and country_code(lines[0].rpartition(",")[2].strip(" .")):
        whole = [lines[0].rpartition(",")[0].strip()]
    purpose = PURPOSES[detail.meaning]
    return PostalAddress(
        text=", ".join(whole),
        country=country,
        purpose=purpose,
        label=detail.label,
        lang=detail.lang,
    )


def country_line(stated: str) -> str:
    """Return the full name of a stated country, or the stated words if unknown.

    As the last line of an address, a full name is never taken for a state or province.
    """
    return country_name(country_code(stated)) or stated

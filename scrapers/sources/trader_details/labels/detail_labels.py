"""The labels and headings of sellers' details in fifteen languages, with their meanings.

A label that is not here is not understood: nothing under it becomes a name or an address.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
from functools import cache, lru_cache

from graph.model.vocabulary.lexicon import WordClass, doubt_of, word_class
from graph.support.text.folding import fold_name
from scrapers.sources.trader_details.labels import (
    chinese,
    czech,
    dutch,
    english,
    french,
    german,
    indonesian,
    italian,
    japanese,
    polish,
    portuguese,
    russian,
    spanish,
    swedish,
    turkish,
)
from scrapers.sources.trader_details.labels.meanings import (
    DetailMeaning,
    Language,
    RelationToSeller,
)

LANGUAGES: tuple[Language, ...] = tuple(
    module.LANGUAGE
    for module in (
        english,
        german,
        french,
        italian,
        spanish,
        portuguese,
        dutch,
        polish,
        swedish,
        turkish,
        czech,
        russian,
        indonesian,
        japanese,
        chinese,
    )
)

# Labels of one country's register, whatever the address of the seller.
_OF_COUNTRY = {
    "SG": "uen|acra registration number",
    "GB": "companies house|companies house number|companies house no|registered in england no|"
    "registered in england number|registered in england and wales no|"
    "registered in england and wales number|companies house registration number",
    "DE": "handelsregister|registergericht|amtsgericht|hrb|hra|hrb nr|hra nr",
    "AT": "firmenbuchnummer|firmenbuch nr|firmenbuch|firmenbuchgericht|fn|fn nr|zvr zahl",
    "FR": "siren|siret|rcs|numéro siren|numéro siret|numéro rcs|n° siren|n° siret|n° rcs|"
    "code siren|immatriculée au rcs|immatriculation rcs|numéro d'immatriculation au rcs",
    "NL": "kvk|kvk nummer|kvk nr|k v k nummer|kamer van koophandel nummer|"
    "kamer van koophandel nr|nummer kamer van koophandel|kamer van koophandel|"
    "kvk inschrijvingsnummer",
    "BE": "kbo nummer|kbo|numéro bce|bce|rpr nummer",
    "BR": "cnpj|número do cnpj|cnpj mf",
    "PL": "krs|numer krs|nr krs",
    "CN": "统一社会信用代码|社会信用代码|統一社會信用代碼|unified social credit code|"
    "social credit code|uscc|统一社会信用代码注册号",
    "JP": "法人番号|会社法人等番号",
    "RU": "огрн|огрнип|огрн огрнип",
    "AU": "acn",
    "CZ": "ičo",
}
# A label with one of these words shows that the block around it is the seller's.
_SELLERS = re.compile(
    r"\b(?:trader|seller|merchant|handler|verkaufer|vendeur|professionnel|commercant|venditore|"
    r"commerciante|professionista|vendedor|comerciante|handelaar|verkoper|sprzedawc|przedsiebiorc|"
    r"saljar|naringsidkar|satici|tuccar|prodejc|prodavajic|obchodnik|penjual|pedagang|"
    r"pelaku usaha|toko\b|magaza|tienda|loja\b|negozio|boutique|winkel|sklep|butik|shop\b|store\b)|"
    "продавц|магазин|販売業者|販売事業者|出品者|店舗|ショップ|特定商取引|卖家|賣家|商家|商户|店铺|"
    "经营者|經營者"
)
_LONG = 12
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class DetailLabel:
    """The meaning of a label of the seller's own details.

    ``distinct`` is true where only a seller's details have this label. ``lang`` is empty where
    several languages share it. ``country`` (alpha-2) is that of the register it names.
    ``names_seller`` is true where its words mention the seller.
    """

    meaning: DetailMeaning
    lang: str
    distinct: bool
    country: str = ""
    _: KW_ONLY
    names_seller: bool = False


def _label_key(words: Iterable[str]) -> str:
    return "".join(words)


def _spellings(words: str) -> set[str]:
    """Return the keys of a label: with umlauts as letters, and written out."""
    plain = words.casefold()
    spelt = plain.translate({0xE4: "ae", 0xF6: "oe", 0xFC: "ue"})
    return {_label_key(fold_name(text).split()) for text in (plain, spelt)} - {""}


def _label_keys(words: str) -> Iterator[str]:
    for word in words.split("|"):
        yield from _spellings(word)


@cache
def _known_labels() -> Mapping[str, DetailLabel]:
    common = {key for language in LANGUAGES for key in _label_keys(language.common)}
    countries = {key: code for code, words in _OF_COUNTRY.items() for key in _label_keys(words)}
    labels: dict[str, DetailLabel] = {}
    for language in LANGUAGES:
        for meaning, words in language.labels.items():
            for word in words.split("|"):
                sellers = bool(_SELLERS.search(fold_name(word)))
                for key in _spellings(word):
                    there = labels.get(key)
                    labels[key] = DetailLabel(
                        meaning=there.meaning if there else meaning,
                        lang="" if there and there.lang != language.code else language.code,
                        distinct=key not in common,
                        country=countries.get(key, ""),
                        names_seller=sellers,
                    )
    return labels


def exact_label_of(text: str) -> DetailLabel | None:
    """Return the meaning of a text that is a label of the seller's details and nothing more."""
    if len(text) > _LONGEST:
        return None
    return _known_labels().get(_label_key(fold_name(text).split())) or _joint_label(text)


@lru_cache(maxsize=1 << 14)
def label_of(text: str) -> DetailLabel | None:
    """Return the meaning of a label of the seller's own details, None for an unknown one.

    Words after a long known label are ignored ("Umsatzsteuer-Identifikationsnummer gemäß …"),
    unless they name another party. Of labels separated by a slash all must be known.
    """
    if len(text) > _LONGEST:
        return None
    words = fold_name(text).split()
    if exact := exact_label_of(text):
        return exact
    if relation_of(text):
        return None
    for number in range(len(words) - 1, 0, -1):
        key = _label_key(words[:number])
        if len(key) >= _LONG and key in _known_labels():
            label = _known_labels()[key]
            return None if label.meaning in _OFFICES and _is_no_office(text) else label
    return None


_OFFICES = (DetailMeaning.REPRESENTATIVE, DetailMeaning.OWNER, DetailMeaning.PARTNER)


def _is_no_office(label: str) -> bool:
    """Whether the words behind an office make it another: "Administrador concursal"."""
    return word_class(label) is WordClass.NO_OFFICE or doubt_of(label) is not None


# Meanings from weak to strong: a label with two meanings gets the weaker one.
_WEAKER_MEANINGS = (
    *(
        DetailMeaning.REPRESENTATIVE,
        DetailMeaning.OWNER,
        DetailMeaning.PARTNER,
        DetailMeaning.DISPLAY_NAME,
        DetailMeaning.NAME,
    ),
    *(
        DetailMeaning.REGISTER_NUMBER,
        DetailMeaning.REGISTER,
        DetailMeaning.VAT,
        DetailMeaning.TAX,
        DetailMeaning.ADDRESS,
    ),
    *(DetailMeaning.PHONE, DetailMeaning.FAX, DetailMeaning.EMAIL),
)


def _joint_label(text: str) -> DetailLabel | None:
    """Return the meaning of a label of several parts: "Gesellschafter / Geschäftsführer"."""
    parts = [part for part in re.split(r"[/|()·+]|\s(?:&|und|and|et|e|y|en|i|a)\s", text) if part]
    if len(parts) < 2:
        return None
    meanings = [
        _known_labels().get(_label_key(fold_name(part).split()))
        for part in parts
        if fold_name(part)
    ]
    labels = [label for label in meanings if label]
    if not labels or len(labels) < len(meanings):
        return None
    order = {meaning: number for number, meaning in enumerate(_WEAKER_MEANINGS)}
    return min(labels, key=lambda label: order.get(label.meaning, len(order)))


@cache
def _other_patterns() -> Mapping[RelationToSeller, re.Pattern[str]]:
    patterns: dict[RelationToSeller, list[str]] = {relation: [] for relation in RelationToSeller}
    for language in LANGUAGES:
        for relation, words in language.others.items():
            patterns[relation] += map(form_of_words, words.split("|"))
    return {relation: re.compile("|".join(forms)) for relation, forms in patterns.items()}


def form_of_words(words: str) -> str:
    """Return the pattern that finds words in a label from the beginning of a word."""
    plain = re.escape(fold_name(words))
    # Chinese and Japanese have no spaces, so a word may begin anywhere.
    begins = "" if re.search("[\u3040-\u30ff\u4e00-\u9fff]", words) else r"\b"
    return begins + plain + (r"\b" if words.endswith(" ") else "")


@lru_cache(maxsize=1 << 14)
def relation_of(text: str) -> RelationToSeller | None:
    """Return the relation to the seller of the party a label or heading names; None for none."""
    if len(text) > _LONGEST:
        return None
    folded = fold_name(text)
    if _other_patterns()[RelationToSeller.UNRELATED].search(folded):
        return RelationToSeller.UNRELATED
    return next((kind for kind, form in _other_patterns().items() if form.search(folded)), None)


@cache
def _relation_words() -> frozenset[str]:
    words = (
        w
        for language in LANGUAGES
        for alternatives in language.others.values()
        for w in alternatives.split("|")
    )
    return frozenset(fold_name(word) for word in words)


def is_relation_word(word: str) -> bool:
    """Return whether a word alone names a party other than the seller: ``Hosting``, ``Agentur``."""
    return fold_name(word) in _relation_words()


def speaks_of_seller(text: str) -> bool:
    """Return whether a heading or label mentions the seller, not only a company."""
    return bool(_SELLERS.search(fold_name(text)))


def names_maker(folded: str) -> bool:
    """Return whether folded words name a maker or another party next to the seller."""
    forms = _other_patterns()
    kinds = (
        RelationToSeller.MAKER,
        RelationToSeller.RESPONSIBLE,
        RelationToSeller.OTHER_SELLER,
        RelationToSeller.UNRELATED,
    )
    return any(forms[kind].search(folded) for kind in kinds)

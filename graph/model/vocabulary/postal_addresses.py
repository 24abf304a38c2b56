# ruff: noqa: RUF001 - words of addresses in other scripts
"""Test for postal addresses: texts with a street, a box or a building, not only a place.

If a place alone counted as an address, half a town would share one. A text that can be read either
way is taken as a place.
"""

import re
import unicodedata
from collections.abc import Sequence

from graph.model.vocabulary.lexicon import FIRST_WORDS_OF_PAST
from graph.model.vocabulary.placeholders import is_placeholder

# Whole words, in the languages that sources write addresses in.
_STREETS = (
    "street|road|rd|avenue|ave|boulevard|blvd|lane|drive|crescent|terrace|highway|hwy|parkway|"
    "freeway|mews|alley|esplanade|promenade|embankment|causeway|roundabout|bypass|turnpike|"
    "close|walk|yard|row|way|grove|square|sq|"
    "strasse|straße|str|gasse|allee|platz|weg|damm|ufer|chaussee|"
    "rue|chemin|route|impasse|quai|allée|faubourg|cours|sentier|passage|"
    "via|viale|piazza|piazzale|corso|vicolo|largo|strada|lungomare|contrada|"
    "calle|avenida|avda|av|paseo|plaza|carretera|camino|carrer|ronda|travesía|"
    "rua|alameda|travessa|praça|rodovia|estrada|beco|"
    "straat|laan|plein|gracht|kade|singel|steenweg|dreef|"
    "ulica|ul|aleja|aleje|al|plac|pl|osiedle|os|rondo|"
    "ulice|náměstí|nám|třída|nábřeží|"
    "gatan|gata|vägen|väg|torget|gränd|stigen|vej|gade|vei|gate|allé|katu|tie|"
    "sokak|sokağı|sok|sk|cadde|caddesi|cad|cd|bulvarı|bulvar|blv|mahallesi|mah|mh|"
    "jalan|jl|jln|gang|gg|lorong|persiaran|lebuh|jalanraya|soi|thanon|đường|duong|phố|"
    "улица|ул|проспект|пр-т|пр-кт|просп|переулок|пер|шоссе|набережная|наб|бульвар|б-р|площадь|"
    "вулиця|вул"
)
_BUILDINGS = (
    "building|bldg|tower|towers|house|chambers|suite|ste|floor|unit|room|rm|flat|apartment|apt|"
    "block|blk|mansion|centre|center|plaza|court|warehouse|factory|villa|premises|estate|arcade|"
    "complex|mall|penthouse|office|offices|studio|level|lot|plot|"
    "gebäude|haus|etage|stock|stockwerk|wohnung|zimmer|halle|gewerbepark|"
    "bâtiment|bat|immeuble|étage|résidence|lieu-dit|zone industrielle|centre commercial|"
    "edificio|edifício|edif|piso|planta|local|oficina|piano|scala|interno|palazzo|andar|sala|bloco|"
    "gebouw|verdieping|budynek|lokal|lok|piętro|budova|patro|byggnad|våning|kat|daire|bina|apt|"
    "plaza|blok|gedung|lantai|ruko|rukan|komplek|kompleks|wisma|menara|graha|kav|kavling|perumahan|"
    "дом|корпус|корп|офис|кв|квартира|стр|строение|этаж|помещение|"
    "business park|industrial park|office park|science park|technology park|trade park|"
    "industrial zone|industrial estate|free zone building"
)
_BOXES = (
    "p\\.? ?o\\.? ?box|post office box|box|postfach|boîte postale|boite postale|bp|b\\.p\\.|"
    "casella postale|apartado|apdo|caixa postal|postbus|skrytka|poštovní přihrádka|postbox|"
    "kotak pos|а/я|абонентский ящик|locked bag|private bag|gpo"
)
_NAMED = re.compile(rf"(?<![^\W_])(?:{_STREETS}|{_BUILDINGS}|{_BOXES})\.?(?![^\W_])", re.IGNORECASE)
_GERMAN = re.compile(
    r"\w{2,}(?:strasse|straße|str\.|gasse|allee|platz|weg|damm|ufer|straat|laan|plein|gracht|"
    r"kade|gatan|vägen|vej|gade|veien)(?![^\W_])",
    re.IGNORECASE,
)
_SAINT_BEHIND = re.compile(r"\w st\.?(?=\s*(?:,|;|$|\d|[ns]\.?[ew]?\b))", re.IGNORECASE)
_CHINESE = re.compile(
    "路|街|巷|弄|胡同|大道|大街|[号號]|[楼樓层層]|室|大[厦廈]|广场|廣場|[栋棟幢座]|单元|中心|工业园|"
    "丁目|番地|番[0-9]|[0-9一二三四五六七八九十]番|ビル|号室|階|[0-9]로|대로|번길|로 ?[0-9]|"
    "길 ?[0-9]|빌딩|[0-9]층|[0-9]호"
)
_NO_STREETS = re.compile("街道|北海道")
# Names of towns that contain a word for a street or a building.
_TOWN_NAMES = re.compile(
    r"\broad town\b|\bhall in tirol\b|\bsquare mile\b|\brockville centre\b|\bmedway\b|"
    r"\bal (?:ain|ahmadi|khobar|jubail|wakrah|rayyan|fujairah|quoz|barsha|karama|qusais)\b|"
    r"\bvia reggio\b|\bla plaza\b|\bwhite house\b|\bpalo alto\b|\bgate city\b|\bcity centre\b|"
    r"\bcity center\b|\btown centre\b|\bcapital center\b|\bdistrito centro\b",
    re.IGNORECASE,
)
_DISTRICTS = re.compile(
    r"\b(?:dublin|paris|lyon|marseille|wien|vienna|praha|prague|brno|plzeň|ostrava|budapest|"
    r"bratislava|zürich|zurich|cedex|bezirk|arrondissement|district|distrito|zone|zona|ward|"
    r"sector|sektor|region|kawasan|quận|quan)\s+\d{1,2}\b|"
    r"\b\d{1,2}(?:st|nd|rd|th|er|e|ème|eme|\.)?\s*(?:arrondissement|district|bezirk|okrug)\b",
    re.IGNORECASE,
)
_POSTCODES = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b|"  # United Kingdom
    r"\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b|"  # Canada
    r"\b[A-Z]\d{2}\s?[A-Z\d]{4}\b|"  # Ireland
    r"\b(?:EC|WC|E|W|N|S|NW|NE|SE|SW)\d{1,2}[A-Z]?\b|"  # a part of London
    r"\b(?:[A-Z]{1,3}[-–\s])?\d{3}[-–\s]\d{2}\b|\b\d{2}[-–]\d{3}\b|"
    r"\b\d{5}[-–]\d{3,4}\b|\b\d{4}\s?[A-Z]{2}\b|〒?\b\d{3}[-–]\d{4}\b|"
    r"\b(?:[A-Z]{1,3}[-–])?\d{4,8}\b|\b(?:VG|KY|BM|GY|JE|IM|AI|TC|MC|LV|AD|MD|AZ|BB)[-–\s]?\d{1,4}"
    r"(?:[-–]\d{4})?\b"
)
# A part that begins so short a number has no postcode there; no pattern reaches beyond a comma.
_HOUSE_NUMBER = re.compile(
    r"\d{1,3}(?: (?!(?:arrondissement|district|bezirk|okrug)\b)[a-z].*)?", re.ASCII | re.IGNORECASE
)
_SHORTEST = 2
_WORD = re.compile("[a-z]+")
_LEFT_OUT = frozenset(
    # The mark of a word's edge ends in a letter, which is no part of the word.
    _WORD.findall(f"{_TOWN_NAMES.pattern} {_DISTRICTS.pattern}".replace(r"\b", " "))
)
# Every word of any pattern, and those that alone name a street and no town or district.
_ALL_WORDS = _LEFT_OUT | {"pobox", *_WORD.findall(f"{_STREETS}|{_BUILDINGS}|{_BOXES}")}
_PLAIN_STREETS = {
    word for word in f"{_STREETS}|{_BUILDINGS}".split("|") if _WORD.fullmatch(word)
} - _LEFT_OUT
_PARTS = re.compile(r"[,;\n\uff0c\u3001\uff1b]+")


def stated_parts(text: str) -> list[str]:
    """Return the parts of an address except placeholders such as ``N/A``."""
    return [part for p in _PARTS.split(text) if not is_placeholder(part := p.strip())]


def is_address(text: str) -> bool:
    """Whether a text names a street, box or building, or has a number that is not a postcode."""
    return are_address(stated_parts(text))


def are_address(parts: Sequence[str]) -> bool:
    """Whether the stated parts of a text are an address (``is_address``)."""
    if parts and FIRST_WORDS_OF_PAST.match(parts[0]):
        return False
    if any(_HOUSE_NUMBER.fullmatch(part) for part in parts) or _has_street_word(parts):
        return True
    plain = unicodedata.normalize("NFKC", ", ".join(parts))
    plain = _DISTRICTS.sub(" ", _TOWN_NAMES.sub(" ", plain))
    return (
        any(c.isdigit() for c in _POSTCODES.sub(" ", plain))
        or _names_street(plain)
        or bool(_SAINT_BEHIND.search(plain))
        or bool(_GERMAN.search(plain))
        or (not plain.isascii() and bool(_CHINESE.search(_NO_STREETS.sub("", plain))))
    )


def _has_street_word(parts: Sequence[str]) -> bool:
    """Whether a word for a street or building stands beside another: a quick test for most."""
    text = " ".join(parts)
    words = text.lower().split(" ") if text.isascii() else []
    return not _PLAIN_STREETS.isdisjoint(words) and any(
        len(word) > _SHORTEST and word.isalpha() and word not in _ALL_WORDS for word in words
    )


def _names_street(plain: str) -> bool:
    """Whether words for streets or buildings are there, and other letters beside them."""
    end, is_named = 0, False
    for named in _NAMED.finditer(plain):
        if any(c.isalpha() for c in plain[end : named.start()]):
            return True
        end, is_named = named.end(), True
    return is_named and any(c.isalpha() for c in plain[end:])

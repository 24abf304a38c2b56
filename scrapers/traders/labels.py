"""The labels of sellers' details, and what each of them names, by language.

A label that is not here is kept as it is, and its value is typed by its form (``forms``).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Meaning(StrEnum):
    """What a value of a seller's details is."""

    NAME = "legal name"
    DISPLAY_NAME = "name of the storefront"
    BUSINESS_TYPE = "business type"
    REGISTER_NUMBER = "register number"
    REGISTER = "register"
    VAT = "VAT number"
    TAX = "tax number"
    LEI = "LEI"
    ADDRESS = "address"
    SERVICE_ADDRESS = "customer service address"
    RETURNS_ADDRESS = "returns address"
    SHIPS_FROM = "ships from"
    PHONE = "phone"
    FAX = "fax"
    EMAIL = "e-mail"
    WEBSITE = "website"
    REPRESENTATIVE = "representative"
    CERTIFICATION = "self-certification"


ADDRESSES = frozenset(
    {Meaning.ADDRESS, Meaning.SERVICE_ADDRESS, Meaning.RETURNS_ADDRESS, Meaning.SHIPS_FROM}
)

_ENGLISH = {
    Meaning.NAME: "business name|company name|legal name|trader name|name of trader|name of the "
    "trader|registered name|legal entity name|legal business name|seller legal name|company|"
    "trader|name|registered business name|legal entity|full business name",
    Meaning.DISPLAY_NAME: "seller name|shop name|store name|seller display name|sold by|seller",
    Meaning.BUSINESS_TYPE: "business type|type of business|legal form|company type|seller type",
    Meaning.REGISTER_NUMBER: "trade register number|commercial register number|registration "
    "number|company registration number|company number|business registration number|register "
    "number|trade registration number|trade register no|company registration no|registration no|"
    "crn|uen|unified social credit code|registered number|company no|trade registry number",
    Meaning.REGISTER: "trade register|register court|commercial register|registered at|register|"
    "companies register|trade register name|register name|registration authority",
    Meaning.VAT: "vat number|vat|vat id|vat no|vat registration number|vat identification number|"
    "vat reg no|vat id number|value added tax number",
    Meaning.TAX: "tax number|tax id|tin|ein|tax identification number",
    Meaning.LEI: "lei|lei code|legal entity identifier",
    Meaning.ADDRESS: "business address|address|registered address|company address|registered "
    "office|geographical address|trader address|legal address|principal place of business|postal "
    "address|registered office address|address of the trader",
    Meaning.SERVICE_ADDRESS: "customer services address|customer service address|service address",
    Meaning.RETURNS_ADDRESS: "returns address|return address",
    Meaning.SHIPS_FROM: "ships from|dispatched from|dispatches from|shipped from|item location|"
    "ship from|shipping from|warehouse address",
    Meaning.PHONE: "phone|phone number|telephone|telephone number|tel|contact number|contact "
    "phone|business phone|business phone number|customer service phone|mobile|contact phone number",
    Meaning.FAX: "fax|fax number|telefax",
    Meaning.EMAIL: "email|email address|contact email|mail|business email|customer service email",
    Meaning.WEBSITE: "website|web|homepage|internet|web site|web address",
    Meaning.REPRESENTATIVE: "managing director|managing directors|director|directors|represented "
    "by|legal representative",
    Meaning.CERTIFICATION: "self certification|trader self certification|compliance commitment",
}
_GERMAN = {
    Meaning.NAME: "geschäftsname|firmenname|unternehmensname|name des unternehmens|firma|"
    "unternehmen|name des händlers|händlername|name des unternehmers|rechtlicher name|"
    "anbieter|diensteanbieter|firmierung|name und anschrift",
    Meaning.DISPLAY_NAME: "verkäufername|shopname|name des verkäufers|verkäufer|verkauf durch",
    Meaning.BUSINESS_TYPE: "geschäftsart|unternehmensform|rechtsform|art des unternehmens",
    Meaning.REGISTER_NUMBER: "handelsregisternummer|registernummer|handelsregister nr|"
    "handelsregister nummer|register nr|handelsregistereintrag|hr nr|"
    "unternehmensregisternummer|firmenbuchnummer|hrb nr|hra nr",
    Meaning.REGISTER: "registergericht|handelsregister|register|amtsgericht|registereintrag|"
    "eintragung im handelsregister|zuständiges registergericht|firmenbuch|firmenbuchgericht",
    Meaning.VAT: "ustid|ust idnr|ust id nr|umsatzsteuer id|umsatzsteueridentifikationsnummer|"
    "umsatzsteuer identnummer|mehrwertsteuernummer|mwst nummer|umsatzsteuer identifikations nr|"
    "ust identifikationsnummer|ust identnr|umsatzsteuernummer|ust nr|uid|uid nummer|ustidnummer",
    Meaning.TAX: "steuernummer|st nr|steuer nr|steuer id|wirtschafts identifikationsnummer|"
    "wirtschafts idnr",
    Meaning.ADDRESS: "geschäftsadresse|adresse|anschrift|firmenanschrift|geschäftsanschrift|"
    "postanschrift|firmensitz|anschrift des händlers|sitz|hausanschrift|sitz der gesellschaft",
    Meaning.SERVICE_ADDRESS: "kundendienstadresse|adresse des kundendienstes|"
    "kundenserviceadresse|adresse des kundenservice",
    Meaning.RETURNS_ADDRESS: "rücksendeadresse|retourenadresse|rücksendeanschrift",
    Meaning.SHIPS_FROM: "versand aus|versandort|artikelstandort|standort|versand durch|"
    "versandadresse|versendet aus",
    Meaning.PHONE: "telefon|telefonnummer|tel|rufnummer|fon|telefonnr|mobil|handy|tel nr",
    Meaning.FAX: "fax|telefax|faxnummer",
    Meaning.EMAIL: "e mail|e mail adresse|mail|email|emailadresse|mailadresse|elektronische post",
    Meaning.WEBSITE: "webseite|internet|homepage|internetadresse|webadresse|web|website",
    Meaning.REPRESENTATIVE: "geschäftsführer|geschäftsführung|geschäftsführerin|vertreten durch|"
    "vertretungsberechtigter|vertretungsberechtigte|inhaber|inhaberin|vorstand|"
    "vertretungsberechtigter geschäftsführer|gesetzlicher vertreter|vertretungsberechtigt",
    Meaning.CERTIFICATION: "selbstzertifizierung|selbstbescheinigung|eigenerklärung",
}
LABELS: Mapping[str, Mapping[Meaning, str]] = {"en": _ENGLISH, "de": _GERMAN}

# Labels that any page may have for something else than a seller's details.
_EVERYWHERE = frozenset(
    "name company trader seller address phone telephone tel mail email web website internet "
    "homepage fax register director directors mobile adresse anschrift telefon sitz standort "
    "verkäufer unternehmen firma anbieter fon mobil handy anbieter crn uid vat".split()
)
_LONG = 12


@dataclass(frozen=True, slots=True)
class Label:
    """What a label means; ``distinct`` says that only sellers' details have it.

    ``lang`` is empty where several languages have it.
    """

    meaning: Meaning
    lang: str
    distinct: bool


def key_of(label: str) -> str:
    """Return the letters and digits of a label in lower case, so that spellings meet."""
    return "".join(re.findall(r"[^\W_]+", label.casefold()))


@cache
def _known() -> dict[str, Label]:
    found: dict[str, Label] = {}
    for lang, meanings in LABELS.items():
        for meaning, names in meanings.items():
            for key in map(key_of, names.split("|")):
                there = found.get(key)
                lang_here = lang if there is None else ""
                found[key] = Label(
                    there.meaning if there else meaning, lang_here, key not in _EVERYWHERE
                )
    return found


@cache
def label_of(text: str) -> Label | None:
    """Return what a label means, None where it is not known.

    Words after a long known label are passed over: "Umsatzsteuer-Identifikationsnummer gemäß …".
    """
    key = key_of(text)
    if not key or len(text) > 120:
        return None
    if exact := _known().get(key):
        return exact
    begun = [k for k in _known() if len(k) >= _LONG and key.startswith(k)]
    return _known()[max(begun, key=len)] if begun else None


# Under labels with these words stands somebody else than the seller.
OTHERS = re.compile(
    r"manufacturer|responsible person|eu representative|authori[sz]ed representative|importer|"
    r"general partner|hosting|bank|insurance|hersteller|verantwortliche person|bevollmächtigte|"
    r"einführer|haftende|komplementär|gesellschafterin|versicherung|fabricant|fabricante|"
    r"produttore|personne responsable|hébergeur",
    re.IGNORECASE,
)

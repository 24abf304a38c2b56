"""Meanings of labels of a seller's details, and the words of one language for them."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum


class DetailMeaning(StrEnum):
    """The meaning of a value among a seller's details."""

    NAME = "legal name"
    DISPLAY_NAME = "name of the storefront"
    OWNER = "owner"
    PARTNER = "partner"
    PUBLISHER = "publisher"
    BUSINESS_TYPE = "business type"
    REGISTER_NUMBER = "register number"
    REGISTER = "register"
    VAT = "VAT number"
    TAX = "tax number"
    LEI = "LEI"
    ADDRESS = "address"
    BUSINESS_ADDRESS = "business address"
    SERVICE_ADDRESS = "customer service address"
    RETURNS_ADDRESS = "returns address"
    SHIPS_FROM = "ships from"
    ADDRESS_PART = "part of an address"
    COUNTRY = "country"
    PHONE = "phone"
    FAX = "fax"
    EMAIL = "e-mail"
    WEBSITE = "website"
    REPRESENTATIVE = "representative"
    CERTIFICATION = "self-certification"


ADDRESSES = frozenset(
    {
        DetailMeaning.ADDRESS,
        DetailMeaning.BUSINESS_ADDRESS,
        DetailMeaning.SERVICE_ADDRESS,
        DetailMeaning.RETURNS_ADDRESS,
        DetailMeaning.SHIPS_FROM,
    }
)


class RelationToSeller(StrEnum):
    """The relation to the seller of another party that a page names."""

    DELIVERY = "delivery"
    PAYMENT = "payment"
    PLATFORM = "platform"
    GROUP = "group"
    BRAND = "brand"
    MAKER = "maker"
    RESPONSIBLE = "responsible in law"
    ADVISER = "adviser"
    SITE_MAKER = "site maker"
    EARLIER = "earlier"
    AUTHORITY = "authority"
    OTHER_SELLER = "other seller"
    READER = "reader"
    UNRELATED = "unrelated"


class HeadingOwner(StrEnum):
    """The owner of the details that a heading opens."""

    SELLER = "seller"
    IMPRINT = "imprint"
    GOES_ON = "goes on"
    PROSE = "prose"
    OTHERS = "others"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language, alternatives separated by ``|``.

    ``labels`` name the seller's own details; ``common`` are those of them that any page may use for
    something else. ``others`` name other parties: a label or heading in which one of these words
    begins is about another party. ``headings`` are words that decide what a heading opens.
    """

    code: str
    labels: Mapping[DetailMeaning, str]
    common: str
    others: Mapping[RelationToSeller, str]
    _: KW_ONLY
    headings: Mapping[HeadingOwner, str]

"""The sources as a reader chooses among them: what each gives, on what terms, what it needs."""

from dataclasses import dataclass

from graph.language import N_
from graph.settings import Settings
from graph.words import SOURCE_LABELS
from scrapers import COLLECTORS
from scrapers.base import Collector
from scrapers.keys import is_missing
from views.texts import _

_GIVES = {
    "companies_house": N_("a company with its officers and owners, by number; officers by key"),
    "companies_house_html": N_("a company with its officers and owners, from the public pages"),
    "companies_house_psc": N_("the owners of all companies, from the bulk file"),
    "companies_house_basic": N_("all live companies, from the bulk file"),
    "gleif": N_("a company with its parents and subsidiaries in accounting, by LEI"),
    "gleif_golden_copy": N_("all LEI records, relationships or exceptions, from the files"),
    "amazon_seller": N_("the registered seller of a shop on Amazon"),
    "ebay_seller": N_("the registered seller of a shop on eBay"),
    "tiktok_shop": N_("the registered seller of a shop on TikTok"),
    "walmart": N_("the registered seller of a shop on Walmart Marketplace"),
    "dsa_trader": N_("the trader that a marketplace has to name in the European Union"),
    "impressum": N_("who runs a shop, as its imprint says"),
    "jsonld": N_("what a page says of its organisation, for machines to read"),
    "article": N_("title, publisher, date and text of an article, to state ties from"),
    "wikidata": N_("owners, parents, officers and founders, as volunteers compiled them"),
    "edgar": N_("a company listed in the United States, with its subsidiaries"),
    "icij": N_("companies, officers and intermediaries of leaked files"),
    "brazil_cnpj": N_("a company in Brazil with its partners"),
    "pse": N_("the electronic systems that are registered in Indonesia, with their operators"),
    "acra": N_("a company in Singapore, without its directors"),
    "opensanctions": N_("sanctioned and politically exposed parties"),
    "opencorporates": N_("a company with its officers, out of many registers"),
    "bizfile": N_("officers and shareholders out of a profile that was bought in Singapore"),
    "ahu": N_("shareholders and officers out of an extract that was bought in Indonesia"),
    "qcc": N_("holders and staff of a company in China, out of an export of QCC"),
    "tianyancha": N_("holders and staff of a company in China, out of an export of Tianyancha"),
}


@dataclass(frozen=True, slots=True)
class Description:
    """One source as it is shown before it is asked."""

    gives: str
    takes: str
    publisher: str
    standing: str
    licence: str
    terms: str
    needs: str
    verified: bool
    robots: bool
    lack: str


def described(collector: Collector, chosen: Settings) -> Description:
    """Describe a source in the reader's language."""
    origin = collector.origin
    return Description(
        _(_GIVES.get(collector.name, "")),
        _(collector.subject),
        origin.publisher,
        SOURCE_LABELS[origin.standing],
        origin.licence,
        origin.terms,
        _needs(collector),
        collector.verified,
        collector.robots,
        _lack(collector, chosen),
    )


def label(collector: Collector) -> str:
    """Name a source in the list, with a mark where no recorded page proves it."""
    if collector.verified:
        return collector.origin.title
    return _("{title} (unverified)").format(title=collector.origin.title)


def _needs(collector: Collector) -> str:
    if collector.key is not None:
        return _("a key ({setting})").format(setting=collector.key.setting.upper())
    return _("your e-mail address (CONTACT_EMAIL)") if collector.needs_contact else ""


def _lack(collector: Collector, chosen: Settings) -> str:
    """Say what is missing before it can be asked, where to get it, and what needs none."""
    if not is_missing(collector, chosen):
        return ""
    if collector.key is None:
        return _(
            "Set CONTACT_EMAIL to your e-mail address; this source asks every program for one."
        )
    form = _("Set {setting} in the file .env, and start the app again. Get a key at {where}.")
    said = form.format(setting=collector.key.setting.upper(), where=collector.key.obtained_at)
    if not collector.key.instead:
        return said
    titles = {each.name: each.origin.title for each in COLLECTORS}
    instead = titles.get(collector.key.instead, collector.key.instead)
    other = _("{source} needs no key.").format(source=instead)
    return f"{said} {other}"

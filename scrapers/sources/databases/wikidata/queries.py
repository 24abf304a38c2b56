"""Queries for Wikidata's query service, and its answers.

https://www.wikidata.org/wiki/Wikidata:SPARQL_query_service
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from graph.errors import AnswerError
from graph.support.language import N_
from scrapers.contract.page import Page
from scrapers.parsing.json_values import mapping, objects, require_object, text
from scrapers.sources.databases.wikidata.claims import DOUBTS, ENDS, ROLES
from scrapers.sources.databases.wikidata.terms import LANGUAGES, TIES

QueryRow = Mapping[str, str]
MOST_ROWS = 1000
_ITEM = re.compile(r"/entity/(Q\d+)$", re.ASCII)
_LABELS = f'SERVICE wikibase:label {{ bd:serviceParam wikibase:language "{",".join(LANGUAGES)}" }}'
_KINDS = """
  BIND(EXISTS { ?item wdt:P31 wd:Q5 } AS ?human)
  BIND((EXISTS { ?item wdt:P31/wdt:P279* wd:Q43229 } ||
    EXISTS { ?item wdt:P169|wdt:P749|wdt:P159|wdt:P112|wdt:P452|wdt:P1454|wdt:P1278 [] })
    AS ?organisation)"""


def kinds_query(items: Iterable[str]) -> str:
    """Return the query for the kinds of items, and for the codes of those that are countries."""
    listed = " ".join(f"wd:{item}" for item in items)
    return f"""SELECT ?item ?itemLabel ?human ?organisation ?code WHERE {{
  VALUES ?item {{ {listed} }}{_KINDS}
  OPTIONAL {{ ?item wdt:P297 ?code }}
  {_LABELS}
}}"""


def stated_elsewhere_query(item: str) -> str:
    """Return the query for statements of other items whose value is the item."""
    names = " ".join(f"(wd:{name} p:{name} ps:{name})" for name in TIES)
    # The role of the value is not queried, so a statement with a role is doubted.
    doubts, ends = ("|".join(f"pq:{n}" for n in names_) for names_ in ((*DOUBTS, *ROLES), ENDS))
    return f"""SELECT ?item ?itemLabel ?human ?organisation ?property ?statement ?rank ?best
  ?doubted ?over ?since ?sincePrecision ?until ?untilPrecision ?ended ?at ?atPrecision
  ?share ?unit WHERE {{
  VALUES (?property ?p ?ps) {{ {names} }}
  ?item ?p ?statement . ?statement ?ps wd:{item} ; wikibase:rank ?rank .{_KINDS}
  BIND(EXISTS {{ ?statement a wikibase:BestRank }} AS ?best)
  BIND(EXISTS {{ ?statement {doubts} [] }} AS ?doubted)
  BIND(EXISTS {{ ?statement {ends} [] }} AS ?over)
  OPTIONAL {{ ?statement pqv:P580 ?s .
    ?s wikibase:timeValue ?since ; wikibase:timePrecision ?sincePrecision }}
  OPTIONAL {{ ?statement pqv:P582 ?u .
    ?u wikibase:timeValue ?until ; wikibase:timePrecision ?untilPrecision }}
  OPTIONAL {{ ?statement pq:P582 ?ended }}
  OPTIONAL {{ ?statement pqv:P585 ?t .
    ?t wikibase:timeValue ?at ; wikibase:timePrecision ?atPrecision }}
  OPTIONAL {{ ?statement pqv:P1107 ?q .
    ?q wikibase:quantityAmount ?share ; wikibase:quantityUnit ?unit }}
  {_LABELS}
}} LIMIT {MOST_ROWS}"""


def answer_rows(page: Page) -> Iterator[QueryRow]:
    """Yield the rows of an answer; unbound variables are absent from a row.

    Raises:
        AnswerError: the page is not an answer of the query service.
    """
    answer = require_object(page.json(), page.where)
    if not isinstance(mapping(answer.get("results")).get("bindings"), list):
        raise AnswerError(N_("{where} is no answer of Wikidata's query service."), where=page.where)
    for binding in objects(mapping(answer.get("results")).get("bindings")):
        yield {name: text(mapping(cell), "value") for name, cell in binding.items()}


def item_of_address(address: str) -> str:
    """Return the item in an address of the query service, empty for another address."""
    match = _ITEM.search(address)
    return match[1] if match else ""

"""Items of Wikidata as entities, and their statements as ties."""

from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, replace
from fractions import Fraction

from graph.model.ids import cik_id, company_id, lei_id, wikidata_id
from graph.model.records import KIND_ASSUMED, Judgement, Kind, Source, Standing, Tie, TieType, Value
from graph.model.shares import Share
from graph.model.vocabulary.countries import country_code
from graph.model.vocabulary.lexicon import WordClass, word_class
from graph.support.language import N_
from scrapers.contract.collector import Origin, Record, Unknown
from scrapers.parsing.json_values import Json, mapping, objects, text, unknown_value
from scrapers.parsing.jurisdictions import jurisdiction_id
from scrapers.parsing.statements import is_possible_tie, make_statement, stand_in_statement
from scrapers.sources.databases.wikidata.claims import (
    ItemClaim,
    claims,
    is_over,
    role_items,
    snak_date,
    snak_item,
    snak_text,
    statements,
)
from scrapers.sources.databases.wikidata.terms import (
    BRITISH_NUMBER,
    CIK,
    COUNTRY,
    DIED,
    DISSOLVED,
    FOUNDED,
    HUMAN,
    INSTANCE,
    LANGUAGES,
    LEI,
    OPENCORPORATES,
    ORGANISATION_SIGNS,
    ORGANISATIONS,
    PLACE,
    TIES,
    WEBSITE,
    PropertyMeaning,
)

ORIGIN = Origin(
    name="wikidata",
    title="Wikidata",
    publisher=N_("Wikidata editors"),
    licence="CC0 1.0",
    terms="https://www.wikidata.org/wiki/Wikidata:Licensing",
    type="thirdParty",
    standing=Standing.COMPILED,
)
SOME_SHARE = Share(min=Fraction(0), max=Fraction(1), min_open=True, text="(0,100]%")
THING = "owner of something not known to be an organisation"
_NUMBERS = {LEI: lei_id, BRITISH_NUMBER: lambda n: company_id("GB", n), CIK: cik_id}


@dataclass(frozen=True, slots=True)
class KnownItem:
    """Name, kind and country code of another item, with the source of its name.

    ``kind`` is None while it is unknown.
    """

    name: str = ""
    kind: Kind | None = None
    organisation: bool = False
    code: str = ""
    _: KW_ONLY
    source: Source | None = None


ItemNames = Mapping[str, KnownItem]
UNKNOWN_ITEM = KnownItem()


def item_label(entity: Json) -> str:
    """Return the label of an item in the first of our languages that it has."""
    labels = mapping(entity.get("labels"))
    for language in (*LANGUAGES, *sorted(labels)):
        if label := text(labels, language, "value"):
            return label
    return ""


def item_classes(entity: Json) -> tuple[str, ...]:
    """Return the items that an item is an instance of."""
    classes = (snak_item(mapping(s.get("mainsnak"))) for s in statements(entity, INSTANCE))
    return tuple(item for item in classes if item)


def item_kind(entity: Json) -> Kind:
    """Return the kind of an item: a person, else a company, which here means any body."""
    return Kind.PERSON if HUMAN in item_classes(entity) else Kind.COMPANY


def is_organisation(entity: Json) -> bool:
    """Return whether an item is an organisation, by its class or by typical properties."""
    signs = ORGANISATION_SIGNS & mapping(entity.get("claims")).keys()
    return bool(signs) or bool(ORGANISATIONS & set(item_classes(entity)))


def mentioned_items(entity: Json) -> list[str]:
    """Return the items that are needed to describe an item and its ties."""
    items: dict[str, None] = {}
    for name in (*TIES, COUNTRY, PLACE, INSTANCE):
        for statement in statements(entity, name):
            if item := snak_item(mapping(statement.get("mainsnak"))):
                items.setdefault(item)
    for name in TIES:
        items.update(dict.fromkeys(role_items(entity, name)))
    return list(items)


def item_records(entity: Json, source: Source, names: ItemNames, where: str) -> Iterator[Record]:
    """Yield an item with its values, its ties and the parties at their other ends."""
    item = text(entity, "id")
    kind = item_kind(entity)
    yield make_statement(ORIGIN, source, wikidata_id(item), kind, _values(entity, names))
    yield from _register_links(entity, item, kind, source)
    for name, meaning in TIES.items():
        for claim in claims(entity, name, where):
            if isinstance(claim, Unknown):
                yield claim
            elif claim.value:
                yield from _tie_records(item, kind, claim, meaning, names, source, where)


def _values(entity: Json, names: ItemNames) -> dict[str, Value | None]:
    labels, item = mapping(entity.get("labels")), text(entity, "id")
    name = item_label(entity) or item
    aliases = mapping(entity.get("aliases"))
    others = [text(labels, language, "value") for language in LANGUAGES]
    others += [text(a, "value") for lang in LANGUAGES for a in objects(aliases.get(lang))]
    person = item_kind(entity) is Kind.PERSON
    return {
        "name": name,
        "other_names": tuple(dict.fromkeys(n for n in others if n and n != name)),
        "description": text(mapping(entity.get("descriptions")), "en", "value"),
        "country": "" if person else _country(entity, names),
        "headquarters": "" if person else _item_name(_first_value(entity, PLACE), names),
        "entity_type": tuple(_item_name(class_item, names) for class_item in item_classes(entity)),
        "incorporated": "" if person else _day(entity, FOUNDED),
        "dissolved": "" if person else _day(entity, DISSOLVED),
        "death_date": _day(entity, DIED) if person else "",
        "status": "" if person or not _is_over(entity) else "dissolved",
        "website": _first_text(entity, WEBSITE),
        "lei": _first_text(entity, LEI),
        "former_identifiers": tuple(_former_numbers(entity)),
        "wikidata": item,
        "unknown_reason": tuple(
            f"owner: {label}, stated as unknown" for label in _unknown_labels(entity, "somevalue")
        ),
        "stated_none": tuple(_unknown_labels(entity, "novalue")),
    }


def _first_value(entity: Json, name: str) -> Json:
    """Return the first value of a property that has no end."""
    current = (s for s in statements(entity, name) if not is_over(s))
    return next((mapping(s.get("mainsnak")) for s in current), {})


def _former_numbers(entity: Json) -> Iterator[str]:
    """Yield the register numbers that the item had in the past."""
    for name in (*_NUMBERS, OPENCORPORATES):
        for statement in statements(entity, name):
            if is_over(statement) and (stated := snak_text(mapping(statement.get("mainsnak")))):
                yield f"{name} {stated}"


def _first_text(entity: Json, name: str) -> str:
    return snak_text(_first_value(entity, name))


def _day(entity: Json, name: str) -> str:
    return snak_date(_first_value(entity, name))


def _is_over(entity: Json) -> bool:
    """Return whether an organisation was dissolved on an unknown day."""
    return text(_first_value(entity, DISSOLVED), "snaktype") == "somevalue"


def _item_name(snak: Json | str, names: ItemNames) -> str:
    item = snak if isinstance(snak, str) else snak_item(snak)
    return names.get(item, UNKNOWN_ITEM).name or item


def _country(entity: Json, names: ItemNames) -> str:
    """Return the alpha-2 code of the only country of an item; empty for several."""
    current = [s for s in statements(entity, COUNTRY) if not is_over(s)]
    countries = {snak_item(mapping(s.get("mainsnak"))) for s in current}
    known = [names.get(item, UNKNOWN_ITEM) for item in countries if item]
    codes = {named.code or country_code(named.name) for named in known}
    return codes.pop() if len(codes) == 1 else ""


def _unknown_labels(entity: Json, kind: str) -> list[str]:
    """Return the labels of the owner and parent properties stated as unknown, or as none."""
    labels = []
    for name in ("P127", "P749"):
        current = [s for s in statements(entity, name) if not is_over(s)]
        snaks = [mapping(s.get("mainsnak")) for s in current]
        labels += [TIES[name].label for snak in snaks if text(snak, "snaktype") == kind]
    return labels


def _register_links(entity: Json, item: str, kind: Kind, source: Source) -> Iterator[Record]:
    """Propose that the item is the party of a register number it states; a user decides."""
    if kind is not Kind.COMPANY:
        return
    numbers = [(name, ids(_first_text(entity, name))) for name, ids in _NUMBERS.items()]
    jurisdiction, _, number = _first_text(entity, OPENCORPORATES).partition("/")
    numbers.append((OPENCORPORATES, jurisdiction_id(jurisdiction, number)))
    for name, ident in numbers:
        if ident:
            stated = snak_text(_first_value(entity, name))
            values = {"name": item_label(entity) or item, "identifier": stated}
            yield make_statement(ORIGIN, source, ident, Kind.COMPANY, values)
            yield Tie(
                id=f"wikidata:{item}:{name}:{ident}",
                type=TieType.SAME_AS,
                start=wikidata_id(item),
                end=ident,
                source=source.id,
                standing=ORIGIN.standing,
                judgement=Judgement.PROPOSED,
                wording=f"states the number {stated}",
            )


def _tie_records(
    item: str,
    kind: Kind,
    claim: ItemClaim,
    meaning: PropertyMeaning,
    names: ItemNames,
    source: Source,
    where: str,
) -> Iterator[Record]:
    """Yield the other end of a statement, and the tie."""
    other = names.get(claim.value, UNKNOWN_ITEM)
    thing = other.kind is not None and not other.organisation
    if claim.property == "P1830" and (thing or (other.kind is None and kind is Kind.PERSON)):
        yield Unknown(THING, f"{where}: {claim.value}")
        return
    other_kind = other.kind or meaning.value_kind
    ident = wikidata_id(claim.value)
    if other.name:
        values = {"name": other.name, "wikidata": claim.value}
        yield make_statement(ORIGIN, other.source or source, ident, other_kind, values)
    else:
        name = f"{claim.value} (Wikidata item; name not stated here)"
        stated = stand_in_statement(source, ident, other_kind, name)
        assumed = other.kind is None and meaning.type in (TieType.OWNS, TieType.CONTROLS)
        yield replace(stated, values={**stated.values, KIND_ASSUMED: True}) if assumed else stated
    words = tuple(names.get(role, UNKNOWN_ITEM).name for role in claim.roles)
    if not all(words):
        yield unknown_value(f"role in a statement of {claim.property}", claim.roles[0], where)
    doubt = _role_doubt(words, meaning)
    yield tie_of(claim, meaning, (item, kind), (claim.value, other_kind), source, doubt)


_FITTING = {
    TieType.OWNS: (WordClass.OWNER,),
    TieType.CONTROLS: (WordClass.OWNER,),
    TieType.OFFICER_OF: (WordClass.OFFICE,),
}


def _role_doubt(words: tuple[str, ...], meaning: PropertyMeaning) -> str:
    """Return why the role of a value casts doubt on its tie; empty for a fitting role."""
    fitting = _FITTING.get(meaning.type, tuple(WordClass))
    odd = [word or "a role not read here" for word in words if word_class(word) not in fitting]
    return f"as {', '.join(odd)}" if odd else ""


def tie_of(
    claim: ItemClaim,
    meaning: PropertyMeaning,
    item: tuple[str, Kind],
    value: tuple[str, Kind],
    source: Source,
    doubt: str = "",
) -> Tie:
    """Return the tie of an item's statement; both ends are given with their kinds.

    A statement is only a link, with its reason in the wording, if another one is preferred, if it
    ended on an unknown day, if it is doubted, or if its parties cannot have such a tie. ``doubt``
    is a reason that the caller adds.
    """
    start, end = (value, item) if meaning.upward else (item, value)
    reason = ""
    if claim.has_ended:
        reason = "ended, date not stated"
    elif claim.is_doubted:
        reason = "stated with a doubt or of a part"
    elif doubt:
        reason = doubt
    elif not claim.is_best and not claim.until:
        reason = "another statement is preferred"
    elif not is_possible_tie(meaning.type, start[1], end[1]):
        reason = f"{start[1]} to {end[1]}"
    tie = Tie(
        id=f"wikidata:{claim.id}",
        type=TieType.LINKED_TO,
        start=wikidata_id(start[0]),
        end=wikidata_id(end[0]),
        source=source.id,
        standing=ORIGIN.standing,
        since=claim.since,
        until=claim.until,
        wording=f"{meaning.label} ({reason})" if reason else meaning.label,
        extra=claim.extra,
    )
    if tie.since and tie.until and tie.until < tie.since[: len(tie.until)]:
        tie = replace(tie, since="", extra={**tie.extra, "stated_since": tie.since})
    return tie if reason else _strengthen_tie(tie, claim, meaning)


def _strengthen_tie(tie: Tie, claim: ItemClaim, meaning: PropertyMeaning) -> Tie:
    match meaning.type:
        case TieType.OWNS:
            return replace(tie, type=TieType.OWNS, share=claim.share or SOME_SHARE)
        case TieType.CONTROLS:
            return replace(tie, type=TieType.CONTROLS, nature=meaning.label)
        case TieType.OFFICER_OF:
            role, kind = meaning.label, meaning.role_kind
            return replace(tie, type=TieType.OFFICER_OF, role=role, role_kind=kind)
        case _:
            return replace(tie, type=meaning.type)

"""Words of every class in twelve languages, through every reader of a free role or status."""

import json
from collections.abc import Callable, Iterator, Mapping
from html import escape

import pytest

from graph.importing.read_all import read_files
from graph.model.records import Kind, Source, Statement, Tie, TieType
from graph.model.vocabulary.bands import band_in
from graph.model.vocabulary.lexicon import WordClass, plain_words, word_class
from graph.model.vocabulary.tie_wordings import tie_meanings
from scrapers.contract.collector import Record
from scrapers.parsing.holders.holdings import HolderRegister, ListedParty, Office
from scrapers.sources.databases.icij.nodes import NodeIndex
from scrapers.sources.databases.icij.relations import relation_records
from scrapers.sources.databases.opencorporates.company import officer_records
from scrapers.sources.databases.opencorporates.parties import party_records
from scrapers.sources.registers.brazil_cnpj.api import COLLECTOR as BRAZIL
from scrapers.sources.registers.companies_house.origin import Company
from scrapers.sources.registers.companies_house.records.officers import (
    officer_records as house_records,
)
from scrapers.sources.registers.edgar.api import COLLECTOR as EDGAR
from tests.scrapers.cases import page_of

WORDS: Mapping[WordClass, tuple[str, ...]] = {
    WordClass.OVER: (
        "former shareholder",
        "ex-director",
        "director (resigned)",
        "retired",
        "ceased",
        "previously owner",
        "ehemaliger Gesellschafter",
        "früherer Geschäftsführer",
        "ancien actionnaire",
        "administrateur démissionnaire",
        "ex socio",
        "amministratore cessato",
        "antiguo accionista",
        "exdirector",
        "antigo sócio",
        "ex-administrador",
        "voormalig aandeelhouder",
        "afgetreden bestuurder",
        "były wspólnik",
        "odwołany prezes zarządu",
        "mantan direktur",
        "eks pemegang saham",
        "前股东",
        "曾任董事",
        "原法定代表人",
        "元取締役",
        "前代表取締役",
        "退任",
        "бывший директор",
        "экс-акционер",
        "suspended director",
        "ousted director",
        "director †",
        "owner, lapsed",
        "late director",
        "nicht mehr Gesellschafter",
        "suspendierter Geschäftsführer",
        "n'est plus actionnaire",
        "socio escluso",
        "ya no socio",
        "deixou de ser sócio",
        "niet meer aandeelhouder",
        "już nie wspólnik",
        "direktur ditangguhkan",
        "已故股东",
        "больше не акционер",
    ),
    WordClass.NOT_YET: (
        "proposed director",
        "shareholder-elect",
        "director designate",
        "pending owner",
        "alleged owner",
        "designierter Geschäftsführer",
        "künftiger Gesellschafter",
        "futur actionnaire",
        "administrateur proposé",
        "futuro socio",
        "amministratore designato",
        "futuro accionista",
        "director propuesto",
        "futuro sócio",
        "diretor eleito",
        "toekomstig aandeelhouder",
        "beoogd bestuurder",
        "przyszły wspólnik",
        "kandydat na prezesa",
        "calon direktur",
        "拟任董事",
        "候任董事",
        "取締役候補",
        "次期社長",
        "будущий акционер",
        "кандидат в директора",
        "disputed owner",
        "contested shareholder",
        "purported owner",
        "unconfirmed owner",
        "director, claimed",
        "would-be owner",
        "angeblicher Gesellschafter",
        "umstrittene Beteiligung",
        "prétendu propriétaire",
        "actionnaire contesté",
        "supposto socio",
        "supuesto accionista",
        "suposto sócio",
        "vermeende eigenaar",
        "rzekomy właściciel",
        "diduga pemilik",
        "有争议股东",
        "疑似股东",
        "係争中の株主",
        "якобы владелец",
    ),
    WordClass.NOT_AT_ALL: (
        "not affiliated with",
        "no relation to",
        "unrelated shareholder of the same name",
        "denies being the owner",
        "nicht verbunden mit",
        "keine Beteiligung an",
        "aucun lien avec",
        "non affilié à",
        "nessun legame con",
        "non collegata a",
        "sin relación con",
        "no vinculado con",
        "sem ligação com",
        "não relacionado",
        "niet verbonden met",
        "geen relatie met",
        "brak powiązań z",
        "niepowiązany",
        "tidak terafiliasi dengan",
        "tidak ada hubungan dengan",
        "与该公司无关",
        "否认持股",
        "無関係",
        "関係はない",
        "не связан",
        "отрицает связь",
        "no owner",
        "not shareholder",
        "non shareholder",
        "without shares",
        "kein Gesellschafter",
        "nicht Eigentümer",
        "ohne Anteile",
        "pas actionnaire",
        "aucun actionnaire",
        "non socio",
        "nessuna quota",
        "sin acciones",
        "sem ações",
        "geen aandeelhouder",
        "brak udziałów",
        "tidak punya saham",
        "非股东",
        "未持股",
        "持株なし",
        "не владелец",
    ),
    WordClass.FOR_ANOTHER: (
        "nominee shareholder",
        "trustee",
        "custodian",
        "proxy",
        "shareholder on behalf of others",
        "attorney-in-fact",
        "agent",
        "Treuhänder",
        "Gesellschafter im Auftrag",
        "prête-nom",
        "actionnaire pour compte de tiers",
        "fiduciario",
        "socio per conto di terzi",
        "testaferro",
        "accionista por cuenta de terceros",
        "testa de ferro",
        "sócio em nome de terceiros",
        "bewaarder",
        "aandeelhouder namens derden",
        "powiernik",
        "pełnomocnik",
        "kuasa pemegang saham",
        "pinjam nama",
        "代持股东",
        "受托人",
        "名義株主",
        "代理人",
        "номинальный акционер",
        "доверительный управляющий",
    ),
    WordClass.RIGHTS: (
        "voting rights",
        "right to appoint or remove directors",
        "veto over decisions of shareholders",
        "option over shares",
        "warrant holder",
        "pledgee of the shares",
        "usufruct of shares",
        "right to surplus assets",
        "Stimmrechte",
        "Nießbrauch an Anteilen",
        "Pfandrecht an Aktien",
        "droits de vote",
        "usufruit des actions",
        "nantissement des parts",
        "diritti di voto",
        "pegno su quote",
        "derechos de voto",
        "usufructo de acciones",
        "direitos de voto",
        "penhor de quotas",
        "stemrechten",
        "vruchtgebruik van aandelen",
        "prawo głosu",
        "zastaw na udziałach",
        "hak suara",
        "gadai saham",
        "表决权",
        "股权质押",
        "議決権",
        "株式質権",
        "право голоса",
        "залог акций",
    ),
    WordClass.TRUST_ROLE: (
        "settlor",
        "protector",
        "beneficiary",
        "founder",
        "Stifter",
        "Begünstigter",
        "constituant",
        "bénéficiaire",
        "beneficiario",
        "disponente",
        "fideicomitente",
        "beneficiário",
        "instituidor",
        "insteller",
        "begunstigde",
        "beneficjent",
        "założyciel",
        "penerima manfaat",
        "pendiri",
        "委托人",
        "受益人",
        "受益者",
        "бенефициар",
        "учредитель",
    ),
    WordClass.NO_OFFICE: (
        "auditor",
        "incorporator",
        "registered agent",
        "filing agent",
        "tax adviser",
        "bank",
        "lawyer",
        "court",
        "Wirtschaftsprüfer",
        "Steuerberater",
        "commissaire aux comptes",
        "avocat",
        "revisore",
        "avvocato",
        "asesor fiscal",
        "abogado",
        "contador",
        "advogado",
        "belastingadviseur",
        "advocaat",
        "biegły rewident",
        "doradca podatkowy",
        "akuntan publik",
        "konsultan pajak",
        "审计师",
        "律师",
        "会計監査人",
        "税理士",
        "аудитор",
        "адвокат",
        "sister of the owner",
        "cousin of the director",
        "owner of the brand",
        "competitor of the shareholder",
        "Sohn des Gesellschafters",
        "fils de l'actionnaire",
        "hermano del socio",
        "moglie del socio",
        "istri direktur",
        "股东配偶",
        "сын директора",
    ),
    WordClass.NOT_CONSOLIDATED: (
        "joint venture",
        "associate",
        "affiliate",
        "equity investee",
        "variable interest entity",
        "minority shareholder",
        "held by others",
        "indirect shareholder",
        "Gemeinschaftsunternehmen",
        "Minderheitsgesellschafter",
        "coentreprise",
        "actionnaire minoritaire",
        "società collegata",
        "socio minoritario",
        "negocio conjunto",
        "accionista minoritario",
        "coligada",
        "sócio minoritário",
        "minderheidsaandeelhouder",
        "deelneming",
        "spółka stowarzyszona",
        "akcjonariusz mniejszościowy",
        "perusahaan patungan",
        "pemegang saham minoritas",
        "合营企业",
        "少数股东",
        "合弁会社",
        "持分法適用会社",
        "совместное предприятие",
        "миноритарный акционер",
    ),
    WordClass.UNKNOWN: ("Zyxwv", "jam keeper", "ほげ", "абырвалг"),
}
OWNERS = (
    "shareholder",
    "owner",
    "Gesellschafter",
    "Aktionär",
    "actionnaire",
    "associé",
    "azionista",
    "socio",
    "accionista",
    "acionista",
    "sócio",
    "aandeelhouder",
    "wspólnik",
    "akcjonariusz",
    "pemegang saham",
    "股东",
    "株主",
    "акционер",
)
OFFICES = (
    "director",
    "Geschäftsführer",
    "administrateur",
    "amministratore",
    "consejero",
    "diretor",
    "bestuurder",
    "członek zarządu",
    "direktur",
    "董事",
    "法定代表人",
    "取締役",
    "代表取締役",
    "генеральный директор",
)
CASES = [(kind, words) for kind, listed in WORDS.items() for words in listed]
_SOURCE = Source("s", "Example")
_STRONG = frozenset({TieType.OWNS, TieType.CONTROLS, TieType.OFFICER_OF, TieType.EMPLOYED_BY})


def _ftm(schema: str, ends: tuple[str, str], prop: str, words: str) -> list[Tie]:
    lines = [
        {"id": "p", "schema": "Person", "properties": {"name": ["Ada Testperson"]}},
        {"id": "c", "schema": "Company", "properties": {"name": ["Jam Works"]}},
        {
            "id": "t",
            "schema": schema,
            "properties": {ends[0]: ["p"], ends[1]: ["c"], prop: [words], "percentage": ["100"]},
        },
    ]
    content = "\n".join(map(json.dumps, lines)).encode()
    return list(read_files([("case.ftm.jsonl", content)]).records.ties)


def _bods(words: str) -> list[Tie]:
    interest = {"type": "shareholding", "share": {"exact": 100}, "details": words}
    relation = {"subject": "c", "interestedParty": "p", "interests": [interest]}
    statements = [
        {"recordId": "c", "recordType": "entity", "recordDetails": {"name": "Jam Works"}},
        {
            "recordId": "p",
            "recordType": "person",
            "recordDetails": {"names": [{"fullName": "Ada"}]},
        },
        {"recordId": "r", "recordType": "relationship", "recordDetails": relation},
    ]
    return list(read_files([("case.json", json.dumps(statements).encode())]).records.ties)


def _ties(found: Iterator[Record]) -> list[Tie]:
    return [record for record in found if isinstance(record, Tie)]


def _icij(**told: str) -> list[Tie]:
    row = {"node_id_start": "1", "node_id_end": "2", "rel_type": "officer_of", "sourceID": "leak"}
    nodes = NodeIndex()
    nodes.add(1, Kind.PERSON)
    nodes.add(2, Kind.COMPANY)
    nodes.sort()
    return _ties(relation_records({**row, **told}, _SOURCE, nodes, "here"))


def _opencorporates(**told: str) -> list[Tie]:
    item = {"id": 7, "name": "Ada Testperson", **told}
    return _ties(officer_records(item, "gb-01234567", _SOURCE, "here"))


def _opencorporates_owner(**told: str) -> list[Tie]:
    owner = {"name": "Ada Testperson", **told}
    found = {"ultimate_beneficial_owners": [{"ultimate_beneficial_owner": owner}]}
    return _ties(party_records(found, "gb-01234567", _SOURCE, "here"))


def _companies_house(words: str) -> list[Tie]:
    links = {"officer": {"appointments": "/officers/KEY1/appointments"}}
    item = {"name": "TESTPERSON, Ada", "officer_role": words, "links": links}
    company = Company("01234567")
    return _ties(house_records({"items": [item]}, company, _SOURCE, "here", "companies_house"))


def _edgar(words: str) -> list[Tie]:
    rows = (("Name", "State", "Status"), ("Jam LLC", "Delaware", words))
    cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    body = f"<html><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></html>"
    page = page_of("https://www.sec.gov/Archives/edgar/data/1/000000000000000001/x", body.encode())
    assert EDGAR.read is not None
    return _ties(EDGAR.read(page))


def _list(words: str) -> list[Tie]:
    register = HolderRegister(BRAZIL.origin, "id-1", "document")
    return _ties(register.office(ListedParty("Ada Testperson"), _SOURCE, Office(words)))


def _brazil(words: str) -> list[Tie]:
    partner = {"nome_socio": "ADA TESTPERSON", "qualificacao_socio": words}
    told = {"cnpj": "11222333000181", "razao_social": "JAM WORKS LTDA", "qsa": [partner]}
    page = page_of("https://minhareceita.org/11222333000181", json.dumps(told).encode())
    assert BRAZIL.read is not None
    return _ties(BRAZIL.read(page))


_OWNERSHIP, _OFFICE = ("owner", "asset"), ("director", "organization")
READERS: Mapping[str, Callable[[str], list[Tie]]] = {
    "FtM role of an Ownership": lambda w: _ftm("Ownership", _OWNERSHIP, "role", w),
    "FtM ownershipType": lambda w: _ftm("Ownership", _OWNERSHIP, "ownershipType", w),
    "FtM role of a Directorship": lambda w: _ftm("Directorship", _OFFICE, "role", w),
    "FtM link": lambda w: _ftm("UnknownLink", ("subject", "object"), "role", w),
    "ICIJ link": lambda w: _icij(link=w),
    "OpenCorporates position": lambda w: _opencorporates(position=w),
    "OpenCorporates owner": lambda w: _opencorporates_owner(role=w),
    "Companies House role": _companies_house,
    "a list of officers": _list,
}
# In these an unlisted word stands beside a closed list, and changes nothing of it.
BESIDE: Mapping[str, Callable[[str], list[Tie]]] = {
    "BODS details": _bods,
    "Brazil": _brazil,
}
STATUSES: Mapping[str, Callable[[str], list[Tie]]] = {
    "FtM": lambda w: _ftm("Ownership", _OWNERSHIP, "status", w),
    "FtM office": lambda w: _ftm("Directorship", _OFFICE, "status", w),
    "ICIJ": lambda w: _icij(link="shareholder of", status=w),
    "OpenCorporates": lambda w: _opencorporates(position="director", current_status=w),
    "OpenCorporates owner": lambda w: _opencorporates_owner(current_status=w),
    "EDGAR": _edgar,
}


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("owner 2010-15", "2015"),
        ("shareholder from 2010 to 2015", "2015"),
        ("actionnaire de 2010 à 2015", "2015"),
        ("director up to 2015", "2015"),
        ("owner (01.06.2010 - 01.03.2015)", "2015"),
        ("owner 2010-06-01 to 2015-03-01", "2015-03-01"),
        ("director since 2010-12-05", ""),
        ("director 2010-12", ""),
        ("owner 25-50%", ""),
    ],
)
def test_the_end_of_a_period_is_read_however_it_is_written(words: str, until: str) -> None:
    assert {meaning.until for meaning in tie_meanings(words, TieType.OWNS)} == {until}


@pytest.mark.parametrize(
    ("words", "types"),
    [
        ("shareholder, not a director", [TieType.OWNS]),
        ("director and not shareholder", [TieType.OFFICER_OF]),
        ("not a shareholder of the parent", []),
        ("neither director nor shareholder", []),
        ("shareholder; no share stated", [TieType.OWNS]),
        ("non-executive director", [TieType.OFFICER_OF]),
        ("no par value shares", [TieType.OWNS]),
        ("nicht geschäftsführender Gesellschafter", [TieType.LINKED_TO]),
        ("socio no administrador", [TieType.LINKED_TO]),
        ("非执行董事", [TieType.OFFICER_OF]),
        ("无限售股份", [TieType.OWNS]),
    ],
)
def test_a_denial_takes_away_what_it_denies_and_no_more(words: str, types: list[TieType]) -> None:
    found = {meaning.type for meaning in tie_meanings(words, TieType.OWNS)}
    assert found <= set(types)
    assert bool(found) == bool(types)


@pytest.mark.parametrize("words", ["in liquidation", "en liquidation", "in Liquidation"])
def test_a_company_in_liquidation_is_no_liquidator(words: str) -> None:
    assert all(m.role_kind != "liquidator" for m in tie_meanings(words, TieType.OFFICER_OF))


@pytest.mark.parametrize(("kind", "words"), CASES)
def test_a_word_is_of_its_class(kind: WordClass, words: str) -> None:
    assert word_class(words) is kind


def _lets_past(kind: WordClass, made: list[Tie]) -> list[Tie]:
    """Return the ties that say more than words of a class may."""
    if kind is WordClass.NOT_AT_ALL:
        return made
    if kind in (WordClass.FOR_ANOTHER, WordClass.RIGHTS):
        return [t for t in made if t.type is TieType.OWNS and t.interest in ("", "shares")]
    return [t for t in made if t.type in _STRONG]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("kind", WORDS)
def test_no_reader_lets_a_class_past(reader: str, kind: WordClass) -> None:
    read = READERS[reader]
    assert not [words for words in WORDS[kind] if _lets_past(kind, read(words))]


@pytest.mark.parametrize("reader", BESIDE)
@pytest.mark.parametrize("kind", [kind for kind in WORDS if kind is not WordClass.UNKNOWN])
def test_no_words_beside_a_closed_list_are_let_past(reader: str, kind: WordClass) -> None:
    read = BESIDE[reader]
    assert not [words for words in WORDS[kind] if _lets_past(kind, read(words))]


@pytest.mark.parametrize("reader", STATUSES)
@pytest.mark.parametrize("kind", [WordClass.OVER, WordClass.NOT_YET, WordClass.NOT_AT_ALL])
def test_no_status_is_let_past(reader: str, kind: WordClass) -> None:
    read = STATUSES[reader]
    assert not [words for words in WORDS[kind] if _lets_past(kind, read(words))]


@pytest.mark.parametrize("words", OWNERS)
def test_words_of_owning_own(words: str) -> None:
    for made in (_ftm("Ownership", _OWNERSHIP, "role", words), _icij(link=words)):
        assert [(t.type, t.interest) for t in made] == [(TieType.OWNS, "")]


@pytest.mark.parametrize("words", OFFICES)
def test_words_of_office_are_an_office(words: str) -> None:
    readers = ("FtM role of a Directorship", "ICIJ link", "OpenCorporates position")
    for reader in readers:
        assert [t.type for t in READERS[reader](words)] == [TieType.OFFICER_OF]


@pytest.mark.parametrize(
    ("words", "band"),
    [
        ("Ownership of voting rights - 75% or more", "[75,100]%"),
        ("More than 25% but not more than 50%", "(25,50]%"),
        ("More than 50% but less than 75%", "(50,75)%"),
        ("holds 60 %", "60%"),
        ("25–50%", "[25,50]%"),
        ("25 to 50 percent of shares", "[25,50]%"),
        ("mehr als 25 % bis zu 50 %", "(25,50]%"),
        ("75 % oder mehr", "[75,100]%"),
        ("plus de 25 % et au plus 50 %", "(25,50]%"),
        ("più del 50%", "(50,100]%"),
        ("más del 25 %", "(25,100]%"),
        ("mais de 33,3%", "(33.3,100]%"),
        ("meer dan 25%", "(25,100]%"),
        ("ponad 25% do 50%", "(25,50]%"),
        ("lebih dari 25 persen", "(25,100]%"),
        ("超过25%", "(25,100]%"),
        ("75%以上", "[75,100]%"),
        ("более 25 процентов", "(25,100]%"),
        ("one of 3 directors", None),
        ("10% of 20% of 30%", None),
        ("510%", None),
    ],
)
def test_bands_are_read_as_they_are_worded(words: str, band: str | None) -> None:
    found = band_in(plain_words(words))
    assert (found and found.text) == band


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("director until 2015", "2015"),
        ("shareholder until 2015-03-01", "2015-03-01"),
        ("Geschäftsführer bis 2015", "2015"),
        ("gérant jusqu'en 2015", "2015"),
        ("director (2010-2015)", "2015"),
        ("董事(至2015年)", "2015"),
        ("2015年まで取締役", "2015"),
    ],
)
def test_words_that_give_the_last_day_end_the_tie(words: str, until: str) -> None:
    [found] = tie_meanings(words)
    assert (found.word_class, found.until) == (WordClass.OVER, until)
    assert found.type is not TieType.LINKED_TO


def test_the_nature_of_control_keeps_the_words_and_the_capacity() -> None:
    words = "Has significant influence or control over the trustees of a trust"
    [found] = tie_meanings(words, TieType.OWNS)
    assert (found.type, found.nature) == (
        TieType.CONTROLS,
        "significant influence or control as trustee",
    )


def test_a_nominee_director_is_one_and_holds_nothing() -> None:
    [made] = _ftm("Directorship", _OFFICE, "role", "nominee director")
    assert (made.type, made.role_kind) == (TieType.OFFICER_OF, "nominee director")


def test_what_is_not_understood_is_counted() -> None:
    found = list(
        officer_records({"id": 7, "name": "Ada", "position": "jam keeper"}, "c", _SOURCE, "here")
    )
    assert any("jam keeper" in str(record) for record in found if not isinstance(record, Statement))

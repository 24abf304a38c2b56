"""Every command of the README with its options: what it says, and its exit status."""

import json
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from graph.importing.columns.mapping import ColumnMapping, SheetSource, mapping_document
from graph.importing.columns.meanings import Meaning
from graph.model.records import Records
from graph.stores.local_server import Access, stop_server
from graph.stores.store import connect_store
from graph.support.settings import settings
from tests.command_line import PROGRAMS, type_line
from tests.graph.exports.cases import owned_shop, records_of
from tests.graph.registers.lookup.register_of_lamps import lamp_records
from tests.pages import PROJECT_S, records_in
from tests.paths import FIXTURES, ROOT
from tests.scrapers.cases import cases
from tests.scrapers.local_source import LocalSource, local_source
from tests.scrapers.runs.test_collect import replies
from tests.servers import empty, environment_of, fill
from tests.shelves import write_shelf

COLLECTED = {case.name: case for case in cases()}
PAGE = COLLECTED["impressum/company"]
OWNERS = FIXTURES / "scrapers/companies_house_psc/lines/psc-snapshot-2024-05-01.txt"

Act = Callable[[Path], None]
Step = tuple[str, int, str] | Act
"""A line, its exit status, and a pattern in what it prints, whose groups later lines may name."""

SHOP, SEITU = "ft-20230621-trendy-beat", "ft-20230621-seitu"


def _write_keys(folder: Path) -> None:
    key = Ed25519PrivateKey.generate()
    pem = form.Encoding.PEM
    private = key.private_bytes(pem, form.PrivateFormat.PKCS8, form.NoEncryption())
    (folder / "key.pem").write_bytes(private)
    public = key.public_key().public_bytes(pem, form.PublicFormat.SubjectPublicKeyInfo)
    (folder / "public.pem").write_bytes(public)


def _write_story(folder: Path) -> None:
    steps = [{"show": {"chain": 1}}, {"show": {"node": "low"}}]
    story = {"title": "Who sells?", "storefront": "shop", "as_of": "2024", "steps": steps}
    (folder / "story.json").write_text(json.dumps(story))
    (folder / "wrong.json").write_text(json.dumps(story | {"storefront": "nobody"}))


def _change(folder: Path) -> None:
    with (folder / "bundle" / "data" / "verdict.txt").open("a") as file:
        file.write("more")


def _write_wrong_sheet(folder: Path) -> None:
    (folder / "wrong").mkdir()
    (folder / "wrong" / "entities.csv").write_text("id,kind,name\na,Castle,Example\n")


def _write_mapped_sheet(folder: Path) -> None:
    columns = {"Shop": Meaning.SHOP, "Firm": Meaning.SELLER}
    mapping = ColumnMapping(columns, SheetSource("Our list"), known_platforms={})
    (folder / "sheet.csv").write_text("Shop,Firm\nExample Corner,Example Corner Ltd\n")
    (folder / "mapping.json").write_bytes(mapping_document(mapping))


def _write_pair(folder: Path) -> None:
    case = folder / "pair"
    case.mkdir()
    (case / "sources.csv").write_text("id,title,type\npage,A page,selfDeclaration\n")
    companies = "one,Company,Marlpit Garden Tools\ntwo,Company,Marlpit Garden Tools Ltd\n"
    contact = "phone-442079460101,Contact,+44 20 7946 0101\n"
    (case / "entities.csv").write_text(f"id,kind,name\n{companies}{contact}")
    ties = (f"r-{i},REACHED_AT,{i},phone-442079460101,page\n" for i in ("one", "two"))
    (case / "ties.csv").write_text("id,tie,from,to,source\n" + "".join(ties))
    (folder / "list.csv").write_text("Firm\nMarlpit Garden Tools Limited\n")


def _write_register(folder: Path) -> None:
    write_shelf(settings().data_dir, "lamps", lamp_records())
    (folder / "lamps.csv").write_text("Firm\nAlder Lamps Ltd\n")


def _write_tokens(folder: Path) -> None:
    for name, text, mode in (("empty", " \n", 0o600), ("open", "a", 0o640), ("two", "a b", 0o600)):
        (folder / name).write_text(text)
        (folder / name).chmod(mode)


def _holds(name: str, pattern: str) -> Act:
    """Return who looks for a pattern in a file that was written."""

    def look(folder: Path) -> None:
        assert re.search(pattern, (folder / name).read_text(encoding="utf-8"), re.DOTALL)

    return look


SCENES: dict[str, tuple[Step, ...]] = {
    "import": (
        ("graph import {project_s}", 0, r"New: 0 sources.*Already there: 10 sources"),
        (
            "graph import {project_s} --dry-run",
            0,
            r"Would be new: 0 sources.*Already there: 10 sources",
        ),
        ("graph import {project_s} --replace --json", 0, r'"import_id"'),
        ("graph imports", 0, r"(?P<newest>import-\S+) .*command line"),
        ("graph imports --json", 0, r'"by": "test"'),
        ("graph undo {newest}", 0, r"Removed: 0 sources"),
        ("graph undo import-none", 2, r"There is no import 'import-none'"),
        ("graph import {tmp}/none", 2, "none"),
        _write_wrong_sheet,
        ("graph import {tmp}/wrong", 2, r"Castle.*Nothing was written; problems: 1"),
        _write_mapped_sheet,
        ("graph import {tmp}/sheet.csv --mapping {tmp}/mapping.json", 0, "2 entities, 1 tie"),
        ("graph import {tmp}/sheet.csv --mapping {tmp}/none.json", 2, "none.json"),
    ),
    "remove": (
        ("graph remove mid low", 0, r"Would remove \(add --yes\): 0 sources, 2 entities"),
        ("graph search low", 0, "low"),
        ("graph remove mid --yes", 0, "Removed: 0 sources, 1 entity, 2 ties"),
        ("graph remove mid --yes", 2, "nothing under 'mid'"),
    ),
    "watch": (
        ("scrapers watch add companies_house 09990001 --every 7d --case North", 0, "09990001"),
        ("scrapers watch add companies_house 09990001 --every soon", 2, "soon"),
        ("scrapers watch list --json", 0, '"every": "7d",.*"case": "North"'),
        ("scrapers watch feed {tmp}/changes.xml --case North", 0, "changes.xml"),
        ("scrapers watch test-notices", 2, "NOTIFY_URLS"),
        ("scrapers watch remove companies_house 09990001", 0, "09990001"),
        ("scrapers watch run --due --json", 0, '"watched": 0'),
    ),
    "backup and log": (
        ("graph backup {tmp}/all.zip --author Ana", 0, r"Written: .*all\.zip.*sources"),
        ("graph backup {tmp}/all.txt", 2, r"ends in \.zip"),
        ("graph restore {tmp}/all.zip", 2, "add --replace"),
        ("graph restore {tmp}/all.zip --replace", 0, r"Restored: .*is kept: .*before-restore-"),
        ("graph restore {tmp}/none.zip", 2, "is not there"),
        ("graph log", 0, r"Ana  backup  all\.zip\n.*  restore  all\.zip\n"),
        ("graph log --since 2026 --json", 0, r'"what": "restore",\s+"ids": \[\]'),
        ("graph log --since never", 2, "never"),
    ),
    "search": (
        ('graph search "If Youu"', 0, r"ft-20230621-if-yooou  If Yooou \(Company\)"),
        ("graph search bytedance --json", 0, '"id": "ft-20230621-bytedance"'),
        ("graph search zzzz", 0, "says nothing of what exists"),
        ("graph search", 2, "Missing argument"),
    ),
    "trace": (
        (f"graph trace {SHOP}", 0, "ByteDance"),
        ("graph trace shop --json", 0, r'"chains": (?:(?!"past").)*"o1"'),
        # Then another held it: the chain of that day is another one.
        ("graph trace shop --json --as-of 2018", 0, r'"chains": (?:(?!"past").)*"o3"'),
        ("graph trace shop --json", 0, '"verdict": "part owned"'),
        ("graph trace shop --json --target mid", 0, '"verdict": "owned"'),
        (f"graph trace {SHOP}", 0, r"\n\[2\]"),
        (f"graph trace {SHOP} --limit 1", 0, r"\n\[1\](?!.*\n\[2\])"),
        ("graph trace shop --as-of 2018-02-30", 2, "does not exist"),
        ("graph trace shop --target nobody", 2, "nobody"),
        ("graph trace nobody", 2, "nothing under 'nobody'"),
        ("graph trace", 2, "--all"),
        ("graph trace shop --all", 2, "--all"),
    ),
    "trace every storefront": (
        ("graph trace --all --csv {tmp}/verdicts.csv", 0, "Written: .*verdicts.csv"),
        ("graph trace --all --csv {tmp}/no/verdicts.csv", 2, "choose another --csv"),
        _holds("verdicts.csv", rf"^storefront,.*{SHOP},Trendy Beat,owned.*shop,shop,part owned"),
        ("graph trace --all --as-of 2018", 0, "shop,shop,part owned,reported,top,top,0.4,0.4,"),
    ),
    "ownership": (
        ("graph owners low --convention multiplicative", 0, r"60 %\s+mid"),
        ("graph owners low --convention multiplicative --as-of 2018 --json", 0, '"min": "0.4"'),
        ("graph owners low --convention multiplicative --threshold 70%", 0, r"below\s+60 %\s+mid"),
        ("graph owners low --convention ofac_50 --blocked mid", 0, r"definite\s+60 %"),
        ("graph owners low", 2, "--convention"),
        ("graph owners nobody --convention multiplicative", 2, "nobody"),
        ("graph holdings top --convention multiplicative", 0, r"100 %\s+old"),
        ("graph holdings top --convention no_such", 2, "multiplicative"),
        ("graph control top", 0, r"definite\s+100 %\s+old"),
        ("graph control top --as-of 2018 --json", 0, r'"id": "mid"(?!.*"id": "low")'),
        ("graph changes low --since 2018 --until 2021", 0, r"began: mid.*ended: old"),
        ("graph changes low --since 2021 --until 2018", 2, "earlier"),
        ("graph groups", 0, r"mid \(mid\)\n  controls: low"),
        ("graph groups low --as-of 2018 --json", 0, '"as_of": "2018-12-31"'),
        ("graph groups nobody", 2, "nobody"),
        ("graph conventions", 0, "ofac_50"),
        ("graph conventions --json", 0, '"multiplicative"'),
    ),
    "flags": (
        (f"graph flags --storefront {SHOP}", 0, r"Key: (?P<key>ships_from_elsewhere:\S+)"),
        ("graph flags --json --flag ships_from_elsewhere", 0, '"dismissed": null'),
        ("graph flags --dismiss {key}", 2, "--note"),
        (
            'graph flags --dismiss {key} --note "A warehouse" --author Editor',
            0,
            "Dismissed: Trendy",
        ),
        ("graph flags", 0, "Dismissed by Editor, .*: A warehouse"),
        ("graph flags --take-back {key}", 0, "Taken back: ships"),
        ("graph flags --take-back {key}", 2, "ships_from_elsewhere"),
        ("graph flags --list", 0, "shared_address  Sellers with one address"),
        ("graph flags --list --json", 0, '"innocent_explanation"'),
        ("graph flags --storefront nobody", 2, "nobody"),
        ("graph flags --flag no_such", 2, "no_such"),
        ("graph flags --as-of yesterday", 2, "yesterday"),
    ),
    "market": (
        ("graph market --csv {tmp}/market.csv", 0, "storefronts: 2"),
        _holds("market.csv", SHOP),
        ("graph market --json --as-of 2018", 0, '"as_of": "2018-12-31"'),
        ("graph market --csv {tmp}/no/market.csv", 2, "choose another --csv"),
        ("graph market --platform nobody", 2, "nobody"),
    ),
    "match": (
        _write_pair,
        ("graph match", 0, "No such pair; entries compared: "),
        ("graph import {tmp}/pair", 0, "3 entities"),
        ("graph match", 0, r"likely: .*\(one\) and .*\(two\).*\+ Both give the contact"),
        ("graph match --json --changes --kind company --party one", 0, '"grade": "likely"'),
        ("graph match --csv {tmp}/pairs.csv --grade likely --limit 5", 0, "Written"),
        ("graph match --party nobody", 2, "nobody"),
        ("graph match show one two", 0, "No verdict, owner or red flag changes"),
        ("graph match show one nobody", 2, "python -m graph search NAME"),
        ("graph match sample --grade likely --csv {tmp}/sample.csv", 0, "1 pairs of grade likely"),
        ("graph match propose one two --author E", 0, "maybe the same"),
        ("graph match unsure one two --author E", 0, "cannot tell"),
        ("graph match reject one two --author E", 0, "different"),
        ("graph match back one two --author E", 0, "taken back"),
        ('graph match accept one two --author E --note "one phone"', 0, ": same"),
        ("graph match accept one low --author E", 2, "say why"),
        ("graph match log", 0, r"E  same  .*one phone.*E  different, taken back"),
        ("graph match export --out {tmp}/judged.csv", 0, "Written"),
        ("graph match import {tmp}/judged.csv --author E", 0, "New: 0"),
        ("graph match import {tmp}/none.csv --author E", 2, "none.csv"),
        ("graph match table {tmp}/list.csv --column Firm --out {tmp}/out.csv", 0, "Written"),
        ("graph match table {tmp}/list.csv --column None --out {tmp}/out.csv", 2, "Firm"),
        ("graph match serve --port x", 2, "--port"),
    ),
    "registers": (
        _write_register,
        ("graph search alder", 0, r"gb-00000001 .*Companies House, 1 November 2026, not in your"),
        ("graph search alder --case-only", 0, "says nothing of what exists"),
        ("graph bring gb-00000001 --from lamps", 0, r"Import (?P<brought>\S+).*4 parties, 3 ties"),
        ("graph bring gb-00000001 --from lamps --json", 0, r'"import_id": null'),
        ("graph bring gb-00000001 --from lamps --hops 1", 0, r"4 ties.*Not brought: 31 ties"),
        ("graph bring nobody --from lamps", 2, "nothing under 'nobody'"),
        ("graph bring nobody --from none", 2, r"There is no register none.*lamps"),
        (
            "graph match table {tmp}/lamps.csv --column Firm --registers lamps --out {tmp}/l.csv",
            0,
            "Written",
        ),
        _holds("l.csv", "Alder Lamps Ltd,.*possible"),
        ("graph trace shop --registers all", 0, "changes after 1 November 2026 are not in it"),
        ("graph trace shop --registers none", 2, r"There is no register none.*lamps"),
        ("graph trace --all --registers lamps --csv {tmp}/over.csv", 0, ""),
        (
            "graph owners gb-00000001 --convention multiplicative --registers lamps",
            0,
            "ALDER LAMPS HOLDINGS",
        ),
        ("graph rings --registers lamps --json", 0, r"\[\]"),
        ("graph mass --registers lamps --least 5 --json", 0, '"addresses"'),
        ("graph export neo4j --registers lamps --out {tmp}/load", 0, "Import"),
        ("graph spark trace --registers {tmp}/none --out {tmp}/spark.csv", 2, ""),
        ("graph spark control --registers {tmp}/none --out {tmp}/spark.csv", 2, ""),
    ),
    "whole registers": (
        ("scrapers register list", 0, ""),
        (
            "scrapers register add companies_house_psc {owners} --as owners --report {tmp}/r.json",
            0,
            "owners",
        ),
        ("scrapers register add companies_house_psc {owners} --as owners", 0, "holds this already"),
        ("scrapers register list --json", 0, r'"name": "owners".*"state": "ready"'),
        ("scrapers register update owners {owners}", 0, "holds this already"),
        ("scrapers register verify owners", 0, ""),
        ("scrapers register remove owners", 2, "--yes"),
        ("scrapers register remove owners --yes", 0, ""),
        ("scrapers register verify owners", 2, "no register owners"),
    ),
    "notes": (
        ("graph notes low", 0, "No notes about it"),
        (
            'graph note low "Seen in the file" --author Editor --mark checked',
            0,
            r"Note (?P<note>\S+)",
        ),
        ("graph notes low", 0, r"{note}  .*Editor, checked: Seen in the file"),
        ("graph unnote {note}", 0, "Withdrawn: {note}"),
        ("graph unnote {note}", 2, "{note}"),
        ("graph notes low --json", 0, '"withdrawn": "2'),
        ('graph note low " " --author Editor', 2, "text"),
        ('graph note low "Seen"', 2, "--author"),
        ('graph note low "Seen" --author Editor --mark sure', 2, "--mark"),
        ('graph note nobody "Seen" --author Editor --json', 2, "nobody"),
        ("graph notes nobody", 2, "nobody"),
        ("graph unnote none", 2, "none"),
    ),
    "export": (
        ("graph export --list", 0, "graphml  GraphML"),
        ("graph export csv --out {tmp}/case.zip", 0, "Written: .*case.zip"),
        ("graph export json --out {tmp}/a.json --around low mid --hops 0", 0, "Written"),
        _holds("a.json", r'"o1"(?!.*"shop")'),
        ("graph export json --out {tmp}/s.json --storefront shop --publication", 0, "Left out"),
        _holds("s.json", r'"o3"'),
        ("graph export svg --out {tmp}/c.svg --storefront shop --chain 1", 0, "Written"),
        _holds("c.svg", "low"),
        ("graph export bods --out {tmp}/b.json --json", 0, '"format": "bods"'),
        ("graph export json --out {tmp}/x.json --chain 1", 2, "--storefront"),
        ("graph export json", 2, "--out"),
        ("graph export no_such --out {tmp}/x", 2, "graphml"),
    ),
    "bundle": (
        _write_keys,
        ("graph bundle shop --out {tmp}/b.zip --sign {tmp}/key.pem --as-of 2024", 0, "Written"),
        ("graph verify {tmp}/b.zip --key {tmp}/public.pem", 0, "Holds: "),
        ("graph bundle shop --out {tmp}/bundle --publication --hops 0 --json", 0, '"captures": 0'),
        ("graph verify {tmp}/bundle --json", 0, '"valid": true'),
        ("graph verify {tmp}/bundle --key {tmp}/public.pem", 1, "Does not hold"),
        _change,
        ("graph verify {tmp}/bundle", 1, r"verdict\.txt: .*Does not hold"),
        ("graph verify {tmp}/none", 2, "none"),
        ("graph bundle nobody --out {tmp}/none", 2, "nobody"),
        ("graph bundle shop --out {tmp}/b.zip --sign {tmp}/public.pem", 2, "public.pem"),
        ("graph open {tmp}/bundle", 2, r"verdict\.txt"),
        (
            "graph open {tmp}/b.zip",
            0,
            r"In a shell:  NEO4J_URI= DATA_DIR=\S+ python -m graph trace",
        ),
    ),
    "story": (
        _write_story,
        ("graph story {tmp}/story.json --out {tmp}/s.html", 0, "Written: .*s.html"),
        _holds("s.html", '<html lang="en">'),
        ("graph story {tmp}/story.json --out {tmp}/i.html --lang id --json", 0, '"steps": 2'),
        _holds("i.html", '<html lang="id">'),
        ("graph story {tmp}/wrong.json --out {tmp}/w.html", 2, "nobody"),
        ("graph story {tmp}/none.json --out {tmp}/w.html", 2, "none.json"),
    ),
    "reset": (
        ("graph reset", 2, r"13 sources, 16 entities, 37 ties.*Add --yes"),
        ("graph reset --yes", 0, "The store is empty"),
        ("graph imports", 0, "No imports yet"),
    ),
    "further": (
        ("graph further ft-20230621-seitu", 0, "scrapers search SOURCE"),
        ("graph further ft-20230621-seitu --json", 0, r"\["),
        ("graph further nobody", 2, "search for its name"),
        ("graph further --all-sellers", 0, r"Seitu.*Sellers without a register record: \d"),
        ("graph further --all-sellers --json", 0, r'"lack": "no register'),
        ("graph further", 2, "--all-sellers"),
    ),
    "platforms": (
        ("graph platforms list", 0, r"amazon-uk  Amazon\.co\.uk: "),
        ("graph platforms load Temu", 0, "New: .* sources"),
        ("graph platforms load Temuu", 2, "Do you mean temu"),
        ("graph platforms update {tmp}/none", 2, "none"),
    ),
    "new": (("graph new red_flag mass_address", 2, "already"),),
    "serve": (
        _write_tokens,
        ("graph serve mcp --port 8800", 2, "go with --http"),
        ("graph serve mcp --http", 2, "needs --token-file"),
        ("graph serve mcp --http --port 0 --token-file {tmp}/none", 2, "cannot be read"),
        ("graph serve mcp --http --token-file {tmp}", 2, "cannot be read"),
        ("graph serve mcp --http --token-file {tmp}/empty", 2, "is empty"),
        ("graph serve mcp --http --token-file {tmp}/open", 2, "Others can read .*chmod 600"),
        ("graph serve mcp --http --token-file {tmp}/two", 2, "holds no token"),
    ),
    "private cases": (
        ("graph private add North --member edo@newsroom.example", 2, "PRIVATE_DATABASES"),
        ("graph private list", 0, "No private cases yet"),
        ("graph private list --json", 0, r"\[\]"),
        ("graph private member North add eka@newsroom.example", 2, "no private case 'North'"),
        ("graph private merge North", 2, "no private case 'North'"),
        ("graph private merge North --json", 2, "no private case 'North'"),
        ("graph private remove North --yes", 2, "no private case 'North'"),
    ),
    "server": (
        ("graph server status", 0, "running: False"),
        ("graph server status --json", 0, '"running": false'),
        ("graph server stop", 0, "It was not running"),
        ("graph server begin", 2, "begin"),
    ),
    "queries": (
        ("queries list", 0, "above_a_storefront  "),
        ("queries show above_a_storefront", 0, r"-p storefront=.*MATCH"),
        ("queries show no_such", 2, "no_such"),
        ("queries run above_a_storefront -p storefront=shop", 0, "mid"),
        ("queries run above_a_storefront -p storefront=shop --format csv", 0, r"\n1,low,"),
        ("queries run above_a_storefront -p shop", 2, "key=value"),
        ("queries run above_a_storefront -p no_such=shop", 2, "no_such"),
        ('queries ask "MATCH (c:Company) RETURN c.id AS id" --limit 2', 0, "Cut at 2 rows"),
        ('queries ask "MATCH (c {id: $who}) RETURN c.name AS n" -p who=low', 0, "low"),
        ('queries ask "MATCH (n) DELETE n"', 2, "read"),
        ("queries export --out {tmp}/tools", 0, "style.grass"),
        ("queries export --out {tmp}", 2, "holds other files"),
        ('queries ask "MATCH (n"', 2, r"cannot read this query: (?!.*/\*)"),
    ),
    "scrapers": (
        ("scrapers list", 0, "companies_house  "),
        ("scrapers list --json", 0, '"name": "impressum"'),
        ("scrapers runs", 0, "No runs yet"),
        ("scrapers import impressum {page} --url {url}", 0, r"Run (?P<run>\S+): finished, 1 pages"),
        ("scrapers runs", 0, "{run}  finished  impressum"),
        ("scrapers runs --json", 0, '"run": "{run}"'),
        ("scrapers replay {run} --dry-run", 0, "{run}: .*the same as before"),
        ("scrapers replay no-run", 2, "no-run"),
        ("scrapers import impressum {tmp}/none.html", 2, "none.html"),
        ("scrapers import no_such {page}", 2, "no_such"),
        ("scrapers search companies_house 'example lantern'", 0, "00000101  EXAMPLE LANTERN LTD"),
        ("scrapers collect companies_house 101", 0, r"Run \S+: finished"),
        ("scrapers collect companies_house 101 --dry-run --json --hops 0 --limit 1", 0, '"kind"'),
        ("scrapers collect companies_house 'example lantern'", 1, "is a name. Choose one"),
        ("scrapers collect no_such 101", 2, "no_such"),
    ),
}
LINES = tuple(step[0] for scene in SCENES.values() for step in scene if isinstance(step, tuple))


def _records() -> Records:
    """The founding case, and a storefront whose company changed hands."""
    shop, founding = records_of(owned_shop()), records_in(PROJECT_S)
    return Records(
        (*shop.sources, *founding.sources),
        (*shop.statements, *founding.statements),
        (*shop.ties, *founding.ties),
    )


@pytest.fixture(scope="module")
def register() -> Iterator[LocalSource]:
    answers = [COLLECTED[f"companies_house/{name}"] for name in ("company", "search")]
    with local_source(replies(answers[0]) | replies(answers[1])) as found:
        yield found


@pytest.fixture
def data_dir(
    embedded_server: Access,
    register: LocalSource,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Path]:
    """A data folder of its own next to the store, which holds the case."""
    with connect_store(embedded_server) as store:
        if store.revision() != _filled.get(embedded_server.uri):
            fill(embedded_server, _records())
            _filled[embedded_server.uri] = store.revision()
    for name, value in {
        **environment_of(embedded_server),
        "DATA_DIR": str(tmp_path / "data"),
        "SOURCE_URLS": json.dumps({"companies_house": register.url}),
        "ALLOWED_PRIVATE_HOSTS": "127.0.0.1",
        "COMPANIES_HOUSE_API_KEY": "a-key-of-this-test",
    }.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    yield tmp_path / "data"
    settings.cache_clear()
    for opened in (tmp_path / "data" / "bundles").glob("*"):
        stop_server(opened)


_filled: dict[str, int] = {}
"""The revision at which the store holds the case: a scene that only reads leaves it to the next."""


@pytest.mark.parametrize("scene", SCENES)
def test_the_commands_answer(scene: str, data_dir: Path) -> None:
    folder = data_dir.parent
    known = {"tmp": str(folder), "project_s": str(PROJECT_S)}
    known |= {"owners": str(OWNERS)}
    known |= {"page": str(PAGE.path / "page.html"), "url": str(PAGE.told["url"])}
    for step in SCENES[scene]:
        if callable(step):
            step(folder)
            continue
        line, status, pattern = step
        program, *words = shlex.split(_named(line, known))
        answer = type_line(program, *words)
        told = f"{line}\n{answer.out}\n{answer.err}"
        assert answer.status == status, told
        found = re.search(_named(pattern, known), answer.out + answer.err, re.DOTALL)
        assert found, told
        known |= found.groupdict()
        if status == 2:
            assert answer.out == "", told
            assert "Traceback" not in answer.err, told


def _named(text: str, known: dict[str, str]) -> str:
    """Put what is known in the place of its name in braces."""
    return re.sub(r"\{(\w+)\}", lambda m: known.get(m[1], m[0]), text)


def test_an_answer_from_an_unfinished_import_says_so(
    embedded_server: Access, data_dir: Path
) -> None:
    del data_dir  # it names the store
    with connect_store(embedded_server) as store:
        store.mark_unfinished(["import-1"])
    answer = type_line("graph", "trace", "shop", "--json")
    empty(embedded_server)
    assert answer.status == 0
    limits = json.loads(answer.out)["not_looked_at"]
    assert any("import not finished" in limit["why"] for limit in limits)


def _commands(program: str) -> set[str]:
    """Return the names of a program's commands and of theirs, but for the hidden."""
    found: set[str] = set()
    groups = [PROGRAMS[program]]
    for group in groups:
        context = click.Context(group)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command
            if not command.hidden:
                found.add(name)
            if isinstance(command, click.Group):
                groups.append(command)
    return found


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_command_and_option_of_the_readme_is_tried(program: str) -> None:
    block = (ROOT / "README.md").read_text(encoding="utf-8").split("## Command line")[1]
    lines = re.findall(rf"^    python -m {program} (.*)$", block, re.MULTILINE)
    named = {
        word for line in lines for word in re.findall(r"(?<![\w-])--?[a-z][a-z-]*|\w[\w-]*", line)
    }
    tried = {word for line in LINES if line.startswith(program) for word in shlex.split(line)}
    commands = _commands(program)
    assert lines
    assert commands <= named, "the README does not name it"
    assert commands <= tried
    assert {word for word in named if word.startswith("-")} <= tried

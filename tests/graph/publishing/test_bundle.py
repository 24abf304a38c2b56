"""An evidence bundle holds by itself, is the same each time, and shows what was changed in it."""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from hashlib import new, sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import bagit
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from graph.analyses.projection import project
from graph.analyses.tracing.trace import trace
from graph.errors import InputError, StoppedError, StoreUnavailableError, UnknownIdError
from graph.importing.read_all import read_paths
from graph.model.log import Deed, LogEntry
from graph.model.notes import Mark, Note
from graph.model.records import Contents, Judgement, Kind, Records, Source, Statement, TieType
from graph.presentation.verdict_document import verdict_document
from graph.publishing.bundles.bagit import finish_bag
from graph.publishing.bundles.case_log import CaseLog
from graph.publishing.bundles.checking.restore import open_bundle
from graph.publishing.bundles.checking.verify import UNSIGNED, Verification, verify_bundle
from graph.publishing.bundles.make import BundleCase, make_bundle
from graph.publishing.bundles.request import (
    BUNDLE_FORM,
    FOURTH_FORM,
    SECOND_FORM,
    BundleRequest,
)
from graph.publishing.bundles.warc_archives import find_captures
from graph.stores.local_server import stop_server
from graph.stores.open_store import open_store
from graph.support.progress import ProgressPart
from graph.support.settings import Settings
from tests.graph.exports.cases import SOURCES, contents_of, owned_shop, tie
from tests.pages import PROJECT_S, records_in
from tests.servers import missing

PAGE = b"<html><title>Example</title>invented page</html>"
HTML = [("Content-Type", "text/html")]
CAPTURE = "urn:uuid:00000000-0000-4000-8000-000000000001"
ASKED = BundleRequest("shop", "2024-06-01", 1, False, mass_tenants=20)
NOTES = (
    Note(
        "n1",
        "o1",
        "Seen in the filing",
        "Example Editor",
        mark=Mark.CHECKED,
        written="2024-06-01T00:00:00",
    ),
    Note(
        "n2",
        "low",
        "A source told us",
        "Example Editor",
        mark=Mark.PRIVATE,
        written="2024-06-02T00:00:00",
    ),
)


def _contents() -> Contents:
    shop = owned_shop()
    person = Statement("p", Kind.PERSON, "reg", {"name": "P", "birth_date": "1970-05"})
    home = Statement("home", Kind.ADDRESS, "reg", {"name": "9 Secret Row"})
    ties = (
        tie("office", TieType.OFFICER_OF, "p", "mid"),
        tie("lives", TieType.LOCATED_AT, "p", "home", purpose="home"),
        tie("not-same", TieType.SAME_AS, "old", "mid", judgement=Judgement.REJECTED),
    )
    source = replace(SOURCES[0], sha256=sha256(PAGE).hexdigest(), capture=f"<{CAPTURE}>")
    records = Records((source,), (*shop.statements, person, home), (*shop.ties, *ties))
    return contents_of(records)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A data folder with a run whose archive holds the page, and another page of nobody."""
    run = tmp_path / "data" / "captures" / "20240401-example"
    run.mkdir(parents=True)
    with (run / "captures.warc.gz").open("wb") as out:
        writer = WARCWriter(out, gzip=True, warc_version="1.1")
        for ident, body in (("urn:uuid:other", b"other"), (CAPTURE, PAGE)):
            headers = {"WARC-Record-ID": f"<{ident}>", "WARC-Date": "2024-04-01T00:00:00Z"}
            writer.write_record(
                writer.create_warc_record(
                    "https://register.example/a",
                    "response",
                    payload=BytesIO(body),
                    length=len(body),
                    http_headers=StatusAndHeaders(
                        "200 OK", [("Content-Type", "text/html")], "HTTP/1.1"
                    ),
                    warc_headers_dict=headers,
                )
            )
    return tmp_path / "data"


@pytest.fixture
def case(data_dir: Path) -> BundleCase:
    return BundleCase(_contents(), NOTES, partial(find_captures, data_dir))


@pytest.fixture
def bundle(case: BundleCase, tmp_path: Path) -> Path:
    make_bundle(case, ASKED, tmp_path / "bundle", None)
    return tmp_path / "bundle"


def names(found: Verification) -> set[str]:
    return {finding.name for finding in found.findings}


def test_a_bundle_holds_and_a_peer_reads_it(bundle: Path) -> None:
    found = verify_bundle(bundle)
    assert found.findings == ()
    assert (found.checked.captures, found.checked.hops > 4) == (1, True)
    assert found.notes[0] == UNSIGNED
    assert "word of the maker alone" in found.notes[1]
    assert ": data/case_log.json, data/log.jsonl, data/notes.json." in found.notes[1]
    bagit.Bag(str(bundle)).validate()
    told = json.loads((bundle / "data/verdict.json").read_text("utf-8"))
    whole = verdict_document(trace(project(_contents()), "shop", as_of="2024-06-01"))
    assert told == json.loads(json.dumps(whole, default=str))
    assert "https://register.example/a?b=1" in (bundle / "data/verdict.txt").read_text("utf-8")
    assert [n["id"] for n in json.loads((bundle / "data/notes.json").read_text("utf-8"))] == [
        "n1",
        "n2",
    ]


def test_the_founding_case_carries_response_restatements_and_limits(tmp_path: Path) -> None:
    contents = contents_of(records_in(PROJECT_S))
    asked = replace(ASKED, storefront="ft-20230621-trendy-beat", as_of="2026-11-29", hops=0)
    make_bundle(BundleCase(contents, (), lambda _wanted: {}), asked, tmp_path / "b", None)
    assert verify_bundle(tmp_path / "b").is_valid
    claim, *lines = (tmp_path / "b/data/verdict.txt").read_text("utf-8").splitlines()
    assert claim == (
        "Trendy Beat: Its seller, which the report does not name, is reported to be owned by "
        "ByteDance (share not stated), July 2023 (checked on 29 November 2026)."
    )
    told = "\n".join(lines)
    assert "2026" not in told
    assert "\nRests on: 1 source, 5 restatements\n" in told
    assert "2023-07, restates Financial Times (ft-20230621)" in told
    response = lines[lines.index("Response:") + 1]
    assert response.endswith("and not in Indonesia. — Financial Times, 21 June 2023")
    assert {"You cannot write:", "Not checked:"} <= set(lines)


def test_a_lawyer_reads_claim_response_limits_and_sources_in_the_dossier(tmp_path: Path) -> None:
    contents = contents_of(records_in(PROJECT_S))
    asked = replace(ASKED, storefront="ft-20230621-trendy-beat", as_of="2026-11-29", hops=0)
    make_bundle(BundleCase(contents, (), lambda _wanted: {}), asked, tmp_path / "b", None)
    page = (tmp_path / "b/data/dossier.html").read_text("utf-8")
    claim = (tmp_path / "b/data/verdict.txt").read_text("utf-8").splitlines()[0]
    assert claim in page
    for part in ("data-response", "data-cannot", "data-chains", "data-not-checked"):
        assert part in page
    cited = (tmp_path / "b/data/verdict.txt").read_text("utf-8").split("Sources:")[1]
    assert page.count('<li id="source-') == cited.strip().count("\n") + 1
    assert "This bundle holds no captures" in page
    readme = (tmp_path / "b/README.txt").read_text("utf-8")
    assert "holds no saved page" in readme
    assert "data/captures/" not in readme


def test_the_dossier_draws_its_chains_and_is_in_each_language(tmp_path: Path) -> None:
    contents = contents_of(records_in(PROJECT_S))
    asked = replace(ASKED, storefront="ft-20230621-trendy-beat", as_of="2026-11-29", hops=0)
    make_bundle(BundleCase(contents, (), lambda _wanted: {}), asked, tmp_path / "b", None)
    files = ("dossier.html", "dossier.id.html")
    english, indonesian = ((tmp_path / "b/data" / each).read_text("utf-8") for each in files)
    for page in (english, indonesian):
        picture = page[page.index("<figure data-picture>") : page.index("</figure>")]
        assert all(name in picture for name in ("Trendy Beat", "Seitu", "ByteDance"))
    assert '<html lang="id">' in indonesian
    assert "dilaporkan dimiliki" in indonesian
    assert "dossier.id.html" in english
    assert verify_bundle(tmp_path / "b").is_valid


def test_a_dossier_counts_its_captures_and_escapes_what_sources_say(
    case: BundleCase, tmp_path: Path
) -> None:
    shop = case.contents.entities["shop"]
    odd = replace(shop, name="<script>Shop</script>")
    stated = tuple(
        replace(s, values={**s.values, "name": odd.name}) if s.entity == "shop" else s
        for s in case.contents.statements
    )
    contents = replace(
        case.contents, entities={**case.contents.entities, "shop": odd}, statements=stated
    )
    make_bundle(replace(case, contents=contents), ASKED, tmp_path / "b", None)
    page = (tmp_path / "b/data/dossier.html").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;Shop" in page
    assert "This bundle holds no captures" not in page
    readme = (tmp_path / "b/README.txt").read_text("utf-8")
    assert "Saved pages of sources: 1." in readme
    assert "data/captures/" in readme


@pytest.mark.parametrize("changed", [True, False])
def test_a_changed_dossier_is_found_and_an_earlier_bundle_without_one_holds(
    case: BundleCase, tmp_path: Path, changed: bool
) -> None:
    bundle = tmp_path / "b"
    make_bundle(case, replace(ASKED, form=SECOND_FORM), bundle, None)
    assert verify_bundle(bundle).is_valid
    _to_first_form(bundle)
    dossier = bundle / "data/dossier.html"
    if changed:
        dossier.write_text(dossier.read_text("utf-8").replace("reported", "registered") + " ")
    else:
        dossier.unlink()
    for manifest in bundle.glob("*manifest-*.txt"):
        manifest.unlink()
    finish_bag(bundle, "shop")
    assert names(verify_bundle(bundle)) == ({"data/dossier.html"} if changed else set())


@pytest.mark.parametrize("form", [BUNDLE_FORM, FOURTH_FORM, SECOND_FORM])
def test_a_dossier_says_how_many_chains_it_leaves_out(
    case: BundleCase, tmp_path: Path, form: str
) -> None:
    people = [f"officer{n}" for n in range(7)]
    named = [Statement(p, Kind.PERSON, "reg", {"name": p}) for p in people]
    ties = [tie(f"{p}-{of}", TieType.OFFICER_OF, p, of) for p in people for of in ("low", "top")]
    records = Records(SOURCES, (*case.contents.statements, *named), (*case.contents.ties, *ties))
    many = replace(case, contents=contents_of(records))
    make_bundle(many, replace(ASKED, form=form), tmp_path / "b", None)
    page = (tmp_path / "b/data/dossier.html").read_text("utf-8")
    assert ("3 more chains are not listed" in page) is (form == BUNDLE_FORM)
    assert verify_bundle(tmp_path / "b").is_valid


def test_a_bundle_tells_a_judgement_from_a_source_and_lists_what_is_restated(
    tmp_path: Path,
) -> None:
    shop = owned_shop()
    ties = (
        *(replace(t, end="twin") if t.id == "o1" else t for t in shop.ties),
        tie("same", TieType.SAME_AS, "low", "twin", "own", judgement=Judgement.ACCEPTED),
    )
    ties = tuple(replace(t, source="press") if t.id == "seller" else t for t in ties)
    ties = tuple(replace(t, source="fine") if t.source == "reg" else t for t in ties)
    fine = Source("fine", "Another register", type="officialRegister")
    twin = Statement("twin", Kind.COMPANY, "fine", {"name": "Twin"})
    stated = (*(replace(s, source="fine") for s in shop.statements), twin)
    contents = contents_of(Records((*SOURCES, fine), stated, ties))
    make_bundle(BundleCase(contents, (), lambda _wanted: {}), ASKED, tmp_path / "b", None)
    told = (tmp_path / "b/data/verdict.txt").read_text("utf-8")
    assert "Rests on: 2 sources and 1 judgement of ours, 1 restatement" in told
    assert "\n  reg: Example Register" in told
    assert "restates Example Office (reg)" in told


def test_the_same_case_gives_the_same_bytes(case: BundleCase, tmp_path: Path) -> None:
    backwards = replace(
        case.contents, ties=case.contents.ties[::-1], statements=case.contents.statements[::-1]
    )
    make_bundle(case, ASKED, tmp_path / "one.zip", None)
    make_bundle(replace(case, contents=backwards), ASKED, tmp_path / "elsewhere" / "b.zip", None)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "elsewhere" / "b.zip").read_bytes()
    assert verify_bundle(tmp_path / "one.zip").is_valid
    with ZipFile(tmp_path / "one.zip") as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {"evidence"}
        assert str(tmp_path).encode() not in b"".join(map(archive.read, archive.namelist()))


def test_each_part_is_told_in_its_turn_and_a_stopped_bundle_leaves_nothing(
    case: BundleCase, tmp_path: Path
) -> None:
    told: list[ProgressPart] = []
    make_bundle(case, ASKED, tmp_path / "whole.zip", None, told.append)
    assert [p.number for p in told] == list(range(1, told[0].of + 1))
    assert len({p.what for p in told}) == len(told)
    for stopped in told:

        def stop(part: ProgressPart, at: int = stopped.number) -> None:
            if part.number == at:
                raise StoppedError

        with pytest.raises(StoppedError):
            make_bundle(case, ASKED, tmp_path / "stopped" / "b.zip", None, stop)
    assert not list((tmp_path / "stopped").iterdir())


def _change_byte(bundle: Path) -> None:
    path = bundle / "data/graph/graph.gexf"
    content = bytearray(path.read_bytes())
    content[-20] ^= 1
    path.write_bytes(content)


def _remove_captures(bundle: Path) -> None:
    shutil.rmtree(bundle / "data/captures")


def _add_file(bundle: Path) -> None:
    (bundle / "data/more.txt").write_text("more", "utf-8")


def _link(bundle: Path) -> None:
    (bundle / "data/link").symlink_to("/etc")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (_change_byte, "data/graph/graph.gexf"),
        (_remove_captures, "reg"),
        (_remove_captures, "data/captures/captures.warc.gz"),
        (_add_file, "data/more.txt"),
        (_link, "data/link"),
    ],
)
def test_what_was_changed_is_named(
    change: Callable[[Path], None], named: str, bundle: Path
) -> None:
    change(bundle)
    assert named in names(verify_bundle(bundle))


def _rewritten(bundle: Path, change: Callable[[Path], None]) -> set[str]:
    """Change a bundle and write its manifests anew, as someone who means to deceive would."""
    change(bundle)
    for manifest in bundle.glob("*.txt"):
        manifest.unlink()
    finish_bag(bundle, "shop")
    return names(verify_bundle(bundle))


def _verdict(change: Callable[[dict[str, Any]], None]) -> Callable[[Path], None]:
    def changed(bundle: Path) -> None:
        path = bundle / "data/verdict.json"
        told = json.loads(path.read_text("utf-8"))
        change(told)
        path.write_text(json.dumps(told, indent=2), "utf-8")

    return changed


def _swap_verdict(told: dict[str, Any]) -> None:
    told["verdict"] = "not found"


def _add_hop(told: dict[str, Any]) -> None:
    told["chains"][0]["hops"].append({**told["chains"][0]["hops"][0], "id": "invented"})


def _add_tie(bundle: Path) -> None:
    path = bundle / "data/graph/ties.csv"
    lines = path.read_text("utf-8").splitlines()
    row = next(line for line in lines if line.startswith("o1,"))
    path.write_text("\r\n".join([*lines, row.replace("o1,", "o9,", 1), ""]), "utf-8", newline="")


def _unsourced(bundle: Path) -> None:
    path = bundle / "data/graph/sources.csv"
    path.write_text(path.read_text("utf-8").replace("reg,", "gone,", 1), "utf-8", newline="")


def _other_page(bundle: Path) -> None:
    path = bundle / "data/graph/sources.csv"
    digest = sha256(PAGE).hexdigest()
    path.write_text(path.read_text("utf-8").replace(digest, "0" * 64), "utf-8", newline="")
    log = bundle / "data/log.jsonl"
    log.write_text(log.read_text("utf-8").replace(digest, "0" * 64), "utf-8", newline="")


def _with_file(name: str) -> Callable[[Path], None]:
    def changed(bundle: Path) -> None:
        path = bundle / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"of nobody")

    return changed


def _to_first_form(bundle: Path) -> None:
    path = bundle / "data/settings.json"
    path.write_text(path.read_text("utf-8").replace('"form": "2"', '"form": "1"'), "utf-8")


def _replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def changed(bundle: Path) -> None:
        path = bundle / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8", newline="")

    return changed


def _without(name: str) -> Callable[[Path], None]:
    return lambda bundle: (bundle / name).unlink()


def _forged(bundle: Path, change: Callable[[Path], None]) -> Verification:
    """Change a bundle and write only its manifests anew."""
    change(bundle)
    for manifest in bundle.glob("*manifest-*.txt"):
        manifest.unlink()
    info = (bundle / "bag-info.txt").read_bytes()
    finish_bag(bundle, "shop")
    if b"Contact" in info:
        (bundle / "bag-info.txt").write_bytes(info)
        for manifest in bundle.glob("tagmanifest-*.txt"):
            text = manifest.read_text("utf-8")
            digest = new(manifest.stem.removeprefix("tagmanifest-"), info).hexdigest()
            manifest.write_text(
                re.sub(r"\w+  bag-info", f"{digest}  bag-info", text), "utf-8", newline=""
            )
    return verify_bundle(bundle)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (_replaced("README.txt", "As of", "Jo Invented owns this shop. As of"), "README.txt"),
        (_replaced("README.txt", "pages of sources: 1", "pages of sources: 37"), "README.txt"),
        (_without("README.txt"), "README.txt"),
        (_without("data/dossier.html"), "data/dossier.html"),
        (_with_file("README.html"), "README.html"),
        (_with_file("VERDICT.txt"), "VERDICT.txt"),
        (_with_file("data/left_out.json"), "data/left_out.json"),
        (_replaced("data/log.jsonl", "Example Register", "Forged"), "data/log.jsonl"),
        (_replaced("data/log.jsonl", "{", '{"source": "reg"}\n{'), "data/log.jsonl"),
        (_replaced("data/log.jsonl", '"enclosed": true', '"enclosed": false'), "data/log.jsonl"),
        (
            _replaced("data/settings.json", '"convention": "trace"', '"convention": "none"'),
            "data/settings.json",
        ),
        (_replaced("bag-info.txt", "External", "Contact-Name: Jo\nExternal"), "bag-info.txt"),
    ],
)
def test_each_file_that_can_be_made_again_is_and_no_other_is_taken(
    change: Callable[[Path], None], named: str, bundle: Path
) -> None:
    assert names(_forged(bundle, change)) == {named}


def test_who_did_what_is_told_of_what_the_bundle_holds_and_of_nothing_else(
    case: BundleCase, tmp_path: Path
) -> None:
    def entry(at: str, what: Deed, *ids: str, import_id: str = "") -> LogEntry:
        return LogEntry("Example Editor", what, ids, import_id, at=at)

    entries = (
        entry("2024-01-01", Deed.IMPORT, "shop", "of another case", import_id="import-here"),
        entry("2024-01-02", Deed.IMPORT, "of another case", import_id="import-elsewhere"),
        entry("2024-01-03", Deed.NOTE, "o1", "n1"),
        entry("2024-01-04", Deed.NOTE, "low", "n2"),
        entry("2024-01-05", Deed.NOTE_WITHDRAWN, "of another case", "n3"),
        entry("2024-01-06", Deed.REMOVAL, "of another case"),
        entry("2024-01-07", Deed.EXPORT, "shop"),
        entry("2024-01-08", Deed.UNDO, import_id="import-gone"),
    )
    here = {"import-here": frozenset({"reg"}), "import-elsewhere": frozenset({"other"})}
    case = replace(case, log=CaseLog(entries, here))
    make_bundle(case, ASKED, tmp_path / "b", None)
    make_bundle(case, replace(ASKED, publication=True), tmp_path / "published", None)

    told = json.loads((tmp_path / "b/data/case_log.json").read_text("utf-8"))
    author = {"who": "Example Editor"}
    assert told == [
        author | {"at": "2024-01-01", "what": "import", "ids": ["shop"], "import": "import-here"},
        author | {"at": "2024-01-03", "what": "note", "ids": ["o1", "n1"], "import": None},
    ]
    assert json.loads((tmp_path / "published/data/case_log.json").read_text("utf-8")) == told
    assert verify_bundle(tmp_path / "b").is_valid
    forged = _forged(tmp_path / "b", _replaced("data/case_log.json", '"o1"', '"o9"'))
    assert names(forged) == {"data/case_log.json"}


def test_what_rests_on_the_makers_word_is_named(case: BundleCase, tmp_path: Path) -> None:
    make_bundle(case, replace(ASKED, publication=True), tmp_path / "published", None)
    make_bundle(case, replace(ASKED, form=SECOND_FORM), tmp_path / "earlier", None)

    published = verify_bundle(tmp_path / "published")
    earlier = _forged(tmp_path / "earlier", _to_first_form)

    named = "data/case_log.json, data/left_out.json, data/log.jsonl, data/notes.json."
    assert any(named in note for note in published.notes)
    assert earlier.is_valid
    assert any("README.txt, data/log.jsonl, data/notes.json." in n for n in earlier.notes)
    assert any("earlier version" in note for note in earlier.notes)
    readme = (tmp_path / "published" / "README.txt").read_text("utf-8")
    for name in ("data/case_log.json", "data/left_out.json", "data/log.jsonl", "data/notes.json"):
        assert name in readme[readme.index("On the maker's word alone") :]


@pytest.mark.parametrize("between", ["\u2028", "\x85", "\x0b", "\x1c", "\u202e", "a\rb"])
def test_a_title_with_any_separator_is_one_line_of_the_log(
    case: BundleCase, between: str, tmp_path: Path
) -> None:
    titled = {
        ident: replace(source, title=f"Shop{between}page")
        for ident, source in case.contents.sources.items()
    }
    contents = replace(case.contents, sources=titled)
    make_bundle(replace(case, contents=contents), ASKED, tmp_path / "b", None)
    assert verify_bundle(tmp_path / "b").findings == ()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (_verdict(_swap_verdict), "data/verdict.json"),
        (_verdict(_add_hop), "invented"),
        (_add_tie, "o9"),
        (_unsourced, "o1"),
        (_remove_captures, "reg"),
        (_other_page, "reg"),
        (_change_byte, "data/graph/graph.gexf"),
        (_with_file("data/graph/more.csv"), "data/graph/more.csv"),
        (_with_file("data/more.txt"), "data/more.txt"),
        (_with_file("data/captures/more.warc.gz"), "data/captures/more.warc.gz"),
        (_with_file("data/screenshots/shop.png"), "data/screenshots/shop.png"),
    ],
)
def test_what_does_not_follow_is_named_though_every_digest_fits(
    change: Callable[[Path], None], named: str, bundle: Path
) -> None:
    assert named in _rewritten(bundle, change)


def test_a_zip_that_leaves_its_folder_or_repeats_a_name_is_named(
    case: BundleCase, tmp_path: Path
) -> None:
    path = tmp_path / "b.zip"
    make_bundle(case, ASKED, path, None)
    with ZipFile(path, "a") as archive:
        archive.writestr("../out.txt", "x")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("evidence/data/verdict.txt", "x")
    assert {"../out.txt", "evidence/data/verdict.txt"} <= names(verify_bundle(path))
    assert not (tmp_path.parent / "out.txt").exists()


def test_a_signature_is_that_of_one_key_and_of_these_bytes(
    case: BundleCase, tmp_path: Path
) -> None:
    key, other = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate().public_key()
    signed, plain = tmp_path / "signed", tmp_path / "plain"
    make_bundle(case, ASKED, signed, key)
    make_bundle(case, ASKED, plain, None)
    assert verify_bundle(signed).is_valid
    assert verify_bundle(signed, key.public_key()).is_valid
    assert names(verify_bundle(signed, other)) == {"public-key.pem"}
    assert names(verify_bundle(plain, key.public_key())) == {"tagmanifest-sha512.txt.sig"}
    assert "tagmanifest-sha512.txt.sig" in _rewritten(signed, _change_byte)


def test_a_publication_leaves_out_and_says_so(case: BundleCase, tmp_path: Path) -> None:
    out = tmp_path / "published"
    make_bundle(case, replace(ASKED, publication=True, hops=3), out, None)
    whole = b"".join(path.read_bytes() for path in out.rglob("*") if path.is_file())
    for secret in ("9 Secret Row", "A source told us", "not-same", CAPTURE):
        assert secret.encode() not in whole, secret
    left = json.loads((out / "data/left_out.json").read_text("utf-8"))
    assert {item["what"] for item in left} == {
        *("home addresses", "rejected merges", "captures", "private notes"),
    }
    found = verify_bundle(out)
    assert (found.findings, any("publication" in note for note in found.notes)) == ((), True)


def test_a_narrow_bundle_never_says_more_than_the_whole_store(
    case: BundleCase, tmp_path: Path
) -> None:
    """A second holder outside of the chains makes the holding a part: it has to be enclosed."""
    unstated = tuple(replace(t, share=None) if t.id == "o1" else t for t in case.contents.ties)
    other = replace(next(t for t in unstated if t.id == "o1"), id="o8", start="lone")
    lone = Statement("lone", Kind.COMPANY, "reg", {"name": "Lone"})
    contents = contents_of(
        Records(
            tuple(case.contents.sources.values()),
            (*case.contents.statements, lone),
            (*unstated, other),
        )
    )
    make_bundle(replace(case, contents=contents), replace(ASKED, hops=0), tmp_path / "b", None)
    told = json.loads((tmp_path / "b/data/verdict.json").read_text("utf-8"))
    assert told["verdict"] == "part owned"
    assert verify_bundle(tmp_path / "b").is_valid


def test_what_is_no_storefront_or_no_bundle_is_refused(case: BundleCase, tmp_path: Path) -> None:
    with pytest.raises(UnknownIdError):
        make_bundle(case, replace(ASKED, storefront="nobody"), tmp_path / "none", None)
    assert not (tmp_path / "none").exists()
    (tmp_path / "x.zip").write_bytes(b"no zip")
    for path in (tmp_path / "absent", tmp_path / "x.zip", tmp_path):
        with pytest.raises(InputError):
            verify_bundle(path)


@pytest.mark.slow
def test_a_bundle_opens_as_a_store_that_is_only_read(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    try:
        opened = open_bundle(bundle, tmp_path / "elsewhere")
    except StoreUnavailableError as error:
        missing(str(error))
    try:
        assert open_bundle(bundle, tmp_path / "elsewhere") == opened
        with open_store(Settings(data_dir=opened.data_dir, neo4j_uri="")) as store:
            found = trace(project(store.contents()), opened.storefront, as_of=opened.as_of)
            told = json.loads((bundle / "data/verdict.json").read_text("utf-8"))
            assert json.loads(json.dumps(verdict_document(found), default=str)) == told
            assert [note.id for note in store.notes()] == ["n1", "n2"]
            assert store.search("low")[0].id == "low"
            for write in (store.reset, lambda: store.add_note("low", "x", "y", None)):
                with pytest.raises(InputError):
                    write()
        assert set(find_captures(opened.data_dir, [CAPTURE])) == {CAPTURE}
    finally:
        stop_server(opened.data_dir)


def test_a_bundle_that_does_not_hold_is_not_opened(bundle: Path, tmp_path: Path) -> None:
    _change_byte(bundle)
    with pytest.raises(InputError, match=r"graph\.gexf"):
        open_bundle(bundle, tmp_path / "elsewhere")
    assert not (tmp_path / "elsewhere").exists()


def test_a_bundle_is_not_imported_as_a_heap_of_files(bundle: Path, case: BundleCase) -> None:
    packed = bundle.with_suffix(".zip")
    make_bundle(case, ASKED, packed, None)
    for path in (bundle, packed):
        reading = read_paths([path])
        assert [(str(p.found), str(p.expected)) for p in reading.problems] == [
            ("an evidence bundle", f"python -m graph open {path.name}")
        ]
        assert len(reading.records) == 0

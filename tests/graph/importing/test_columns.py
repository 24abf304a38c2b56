"""Any other spreadsheet: its columns are given a meaning, and its rows state no more than that."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from graph.errors import InputError
from graph.importing.columns.grid import Grid
from graph.importing.columns.grid_files import is_foreign, read_grid
from graph.importing.columns.kept_mappings import find_mapping, keep_mapping
from graph.importing.columns.mapped_files import join_contents
from graph.importing.columns.mapped_records import map_grid
from graph.importing.columns.mapping import (
    ColumnMapping,
    SheetSource,
    mapping_document,
    parse_mapping,
)
from graph.importing.columns.meanings import Meaning, guess_meanings
from graph.importing.columns.templates import seller_template, three_sheet_template
from graph.importing.previews.first_sentences import first_sentences
from graph.importing.previews.known_parties import known_parties, name_index
from graph.importing.read_all import read_files
from graph.importing.result import ImportContents
from graph.model.records import (
    KIND_ASSUMED,
    Contents,
    Entity,
    Holding,
    Kind,
    Standing,
    Statement,
    Tie,
    TieType,
)

HEADINGS = "Shop,Platform,Company,Company number,Country,Owner,Share,Director,Address,Phone"


def guessed(grid: Grid) -> ColumnMapping:
    columns = dict(zip(grid.header, guess_meanings(grid.header), strict=True))
    return ColumnMapping(columns, SheetSource("Own list"), known_platforms={})


def grid_of(*rows: str, headings: str = HEADINGS) -> Grid:
    return read_grid("sellers.csv", "\n".join((headings, *rows)).encode())


def mapped(*rows: str, headings: str = HEADINGS) -> ImportContents:
    grid = grid_of(*rows, headings=headings)
    return map_grid(grid, guessed(grid))


def ties(found: ImportContents, *types: TieType) -> list[Tie]:
    return [tie for tie in found.records.ties if tie.type in types]


def named(found: ImportContents, name: str) -> list[Statement]:
    return [s for s in found.records.statements if s.values.get("name") == name]


def odd(found: ImportContents) -> str:
    return " ".join(f"{each.value} {each.example}" for each in found.not_understood)


class TestRows:
    def test_a_row_states_a_seller_its_shop_and_its_owner(self) -> None:
        found = mapped(
            "Lamps,Market,Lamps Ltd,ZZ999901,UK,Holding Ltd,60%,Jo Example,1 High Street,"
        )
        assert not found.problems
        assert first_sentences(found.records, {}, 9) == (
            "Lamps sells on Market, according to our own research.",
            "Lamps Ltd is seller of Lamps, according to our own research.",
            "Holding Ltd owns Lamps Ltd (60 %), according to our own research.",
            "Jo Example is director of Lamps Ltd, according to our own research.",
            "Lamps Ltd is at 1 High Street, GB, according to our own research.",
        )

    def test_who_sells_for_another_operates_no_shop_and_a_former_address_is_none(self) -> None:
        found = mapped(
            'Jam,eBay,Jam Invented Ltd (agent of Peach Ltd),01234567,GB,,,,"formerly 1 High St",'
        )
        (link,) = ties(found, TieType.OPERATES, TieType.LINKED_TO, TieType.LOCATED_AT)
        assert (link.type, link.wording) == (TieType.LINKED_TO, "seller; agent of Peach Ltd")

    def test_two_files_are_read_as_one_sheet_and_a_value_that_differs_is_named(self) -> None:
        headings = "Company,Company number,Country"
        rows = ("One Ltd,01234567,GB", "Two Ltd,1234567,GB")
        apart = join_contents([mapped(row, headings=headings) for row in rows])
        for found in (apart, mapped(*rows, headings=headings)):
            (company,) = found.records.statements
            assert (company.values["name"], company.values["aliases"]) == ("One Ltd", ("Two Ltd",))
            assert "another registration number" in odd(found)

    def test_a_mapped_sheet_is_own_research_and_states_whole_holdings(self) -> None:
        row = "Lamps,Market,Lamps Ltd,ZZ999901,GB,Holding Ltd,60%,,,"
        found = mapped(row, row)
        (holding,) = ties(found, TieType.OWNS)
        assert (holding.standing, holding.holding) == (Standing.OWN_RESEARCH, Holding.WHOLE)
        assert found.records.sources[0].type == "primaryResearch"

    def test_an_owner_without_a_share_has_none_stated_and_a_dash_is_no_holding(self) -> None:
        found = mapped("A,,A Ltd,,GB,One Ltd,,,,", "B,,B Ltd,,GB,Two Ltd,-,,,")
        (holding,) = ties(found, TieType.OWNS)
        (link,) = ties(found, TieType.LINKED_TO)
        assert holding.share is None
        assert link.wording == "owner, share: -"

    def test_words_behind_a_name_weaken_it(self) -> None:
        found = mapped("A,,A Ltd,,GB,Old Ltd (former),51%,Jo Example (resigned),,")
        words = {t.wording for t in ties(found, TieType.LINKED_TO)}
        assert words == {"owner (former), share: 51%", "director (resigned)"}
        assert not ties(found, TieType.OWNS, TieType.OFFICER_OF)

    @pytest.mark.parametrize(
        "words",
        [
            "former",
            "resigned",
            "minority",
            "beneficiary",
            "not the owner",
            "auditor",
            "anything else",
        ],
    )
    @pytest.mark.parametrize("form", ["{n} ({w})", "{n} [{w}]", "{n}\uff08{w}\uff09"])
    def test_words_in_brackets_behind_a_name_never_leave_it_an_owner_or_a_director(
        self, form: str, words: str
    ) -> None:
        cell = form.format(n="Jo Example", w=words)
        found = mapped(f"A,,A Ltd,,GB,{cell},51%,,,", f"B,,B Ltd,,GB,,,{cell},,")
        assert not ties(found, TieType.OWNS, TieType.OFFICER_OF)

    @pytest.mark.parametrize(
        "cell",
        ['"{n}, former"', "{n} - former", "ex-owner: {n}", "{n}?", "formerly {n}"],
    )
    def test_known_words_beside_a_name_weaken_it_wherever_they_stand(self, cell: str) -> None:
        found = mapped(f"A,,A Ltd,,GB,{cell.format(n='Jo Example')},,,,")
        assert [t.type for t in ties(found, TieType.OWNS, TieType.LINKED_TO)] == [TieType.LINKED_TO]

    def test_a_capacity_and_an_office_beside_a_name_are_those_of_the_tie(self) -> None:
        found = mapped("A,,A Ltd,,GB,Jo Example (nominee),,Di Example (secretary),,")
        (holding,), (office,) = ties(found, TieType.OWNS), ties(found, TieType.OFFICER_OF)
        assert (holding.interest, office.role_kind) == ("shares as nominee", "secretary")

    @pytest.mark.parametrize(
        ("heading", "said"),
        [
            ("Former owner", "One Ltd is connected to A Ltd"),
            ("Alleged owner", "One Ltd is connected to A Ltd"),
            ("mantan pemilik", "One Ltd is connected to A Ltd"),
            ("Owner until 2015", "One Ltd owns A Ltd (51 %)"),
            ("Nominee shareholder", "One Ltd holds shares as nominee in A Ltd (51 %)"),
            ("Beneficial owner", "One Ltd holds beneficial ownership in A Ltd (51 %)"),
            ("Owner", "One Ltd owns A Ltd (51 %)"),
        ],
    )
    def test_the_words_of_a_heading_say_how_its_owners_stand(self, heading: str, said: str) -> None:
        found = mapped("A Ltd,One Ltd,51%", headings=f"Company,{heading},Share")
        (sentence,) = first_sentences(found.records, {}, 9)
        assert sentence.startswith(f"{said}, according to")
        assert ("ended in 2015" in sentence) == ("2015" in heading)

    @pytest.mark.parametrize(
        ("heading", "role", "kind"),
        [
            ("Director", "director", "director"),
            ("Legal representative", "Legal representative", "legal representative"),
            ("CEO", "CEO", "manager"),
        ],
    )
    def test_an_office_is_that_of_its_heading(self, heading: str, role: str, kind: str) -> None:
        found = mapped("A Ltd,Jo Example", headings=f"Company,{heading}")
        (office,) = ties(found, TieType.OFFICER_OF)
        assert (office.role, office.role_kind) == (role, kind)

    @pytest.mark.parametrize("heading", ["Resigned directors", "Vertreter", "representative"])
    def test_who_is_no_director_by_the_heading_is_linked(self, heading: str) -> None:
        found = mapped("A Ltd,Jo Example", headings=f"Company,{heading}")
        assert [t.wording for t in ties(found, TieType.OFFICER_OF, TieType.LINKED_TO)] == [heading]

    @pytest.mark.parametrize("cell", ["not owned by One Ltd", "kein Inhaber", "Jo (not the owner)"])
    def test_a_cell_that_denies_an_owner_names_none(self, cell: str) -> None:
        found = mapped(f"A Ltd,{cell}", headings="Company,Owner")
        assert [s.values["name"] for s in found.records.statements] == ["A Ltd"]
        assert "owner whose own words deny it" in odd(found)

    @pytest.mark.parametrize(
        ("name", "interest"),
        [
            ("Jo Example as nominee for Di Example", "shares as nominee"),
            ("Lamp Nominees Ltd", "shares as nominee"),
            ("Lamp Ltd as trustee of the Example Trust", "shares as trustee"),
            ("Jo Example o/b/o Di Example", "shares on behalf of another"),
            ("Jo Example", ""),
        ],
    )
    def test_a_holder_whose_name_tells_a_capacity_holds_in_it(
        self, name: str, interest: str
    ) -> None:
        found = mapped(f"A Ltd,{name},51%", headings="Company,Owner,Share")
        assert [t.interest for t in ties(found, TieType.OWNS)] == [interest]

    @pytest.mark.parametrize(
        "cell",
        ["One Ltd (51%), Two Ltd (49%)", "One Ltd 51% / Two Ltd 49%", "One Ltd: 51%; Two Ltd: 49%"],
    )
    def test_owners_with_their_shares_in_one_cell_keep_each_their_own(self, cell: str) -> None:
        found = mapped(f'A Ltd,"{cell}"', headings="Company,Owner")
        assert [t.share and t.share.text for t in ties(found, TieType.OWNS)] == ["51%", "49%"]
        assert named(found, "One Ltd")
        assert named(found, "Two Ltd")

    @pytest.mark.parametrize(
        ("cell", "names"),
        [
            ("Ann Lee and Bob Roe", {"Ann Lee", "Bob Roe"}),
            ("Ann Lee & Bob Roe", {"Ann Lee", "Bob Roe"}),
            ("Ann Lee / Bob Roe", {"Ann Lee", "Bob Roe"}),
            ("Ann Lee und Bob Roe", {"Ann Lee", "Bob Roe"}),
            ("Jam Ltd and Roe Ltd", {"Jam Ltd", "Roe Ltd"}),
        ],
    )
    def test_owners_named_together_have_each_a_part_at_most(
        self, cell: str, names: set[str]
    ) -> None:
        found = mapped(f"A Ltd,{cell},60%", headings="Company,Owner,Share")
        held = ties(found, TieType.OWNS)
        assert {t.share.text for t in held if t.share} == {"(0,60]%"}
        assert len({t.start for t in held}) == 2
        assert all(named(found, name) for name in names)
        assert any("together" in each.value for each in found.not_understood)

    def test_an_owner_beside_others_has_a_part_at_most(self) -> None:
        found = mapped("A Ltd,Ann Lee and others,60%", headings="Company,Owner,Share")
        assert [t.share and t.share.text for t in ties(found, TieType.OWNS)] == ["(0,60]%"]
        assert named(found, "Ann Lee")

    @pytest.mark.parametrize(
        "cell", ["Marks & Roe Ltd", "Jam GmbH & Co. KG", "Marks and Roe LLP", "Ortega y Gasset"]
    )
    def test_a_name_with_an_and_in_it_stays_one(self, cell: str) -> None:
        found = mapped(f"A Ltd,{cell},60%", headings="Company,Owner,Share")
        assert [t.share and t.share.text for t in ties(found, TieType.OWNS)] == ["60%"]
        assert named(found, cell)

    @pytest.mark.parametrize("share", ["0", "0%", "0.00%", "-"])
    def test_a_share_of_nothing_is_no_holding(self, share: str) -> None:
        found = mapped(f"A Ltd,One Ltd,{share}", headings="Company,Owner,Share")
        assert [t.wording for t in ties(found, TieType.LINKED_TO)] == [f"owner, share: {share}"]

    @pytest.mark.parametrize(
        "name",
        [
            "Lamp (UK)",
            "Jiang (江)",
            "Lamp (Shenzhen) Ltd",
            "Old Lamp Ltd",
            '"Lamp, Inc."',
            "Past Times Ltd",
            "Lamp Ltd (in liquidation)",
            "Lamp Ltd (formerly Bulb Ltd)",
        ],
    )
    def test_a_form_a_country_and_other_letters_are_part_of_a_name(self, name: str) -> None:
        found = mapped(f"A,,A Ltd,,GB,{name},,,,")
        assert named(found, name.strip('"'))
        assert ties(found, TieType.OWNS)

    def test_several_owners_of_a_cell_have_each_a_share_or_none(self) -> None:
        found = mapped("A,,A Ltd,,GB,One Ltd; Two Ltd,60%; 40%,,,")
        assert [str(t.share and t.share.text) for t in ties(found, TieType.OWNS)] == ["60%", "40%"]
        lacking = mapped("A,,A Ltd,,GB,One Ltd; Two Ltd,60%,,,")
        assert [p.column for p in lacking.problems] == ["Share"]

    @pytest.mark.parametrize(
        ("heading", "cell", "share"),
        [
            ("Share", "51%", "51%"),
            ("Share (%)", "51", "51%"),
            ("Anteil in Prozent", "50,5", "50.5%"),
        ],
    )
    def test_a_heading_in_percent_makes_a_number_a_percentage(
        self, heading: str, cell: str, share: str
    ) -> None:
        found = mapped(f'A Ltd,One Ltd,"{cell}"', headings=f"Company,Owner,{heading}")
        assert [t.share and t.share.text for t in ties(found, TieType.OWNS)] == [share]

    def test_every_problem_is_named_with_its_line_and_the_column_of_the_file(self) -> None:
        found = mapped(
            "A,,A Ltd,,GB,One Ltd,51,,,", ",,,,,,,,1 High Street,1", "B,,B Ltd,,GB,,20%,,,"
        )
        assert [(p.line, p.column) for p in found.problems] == [(2, "Share"), (3, ""), (4, "Share")]

    def test_an_owner_of_a_shop_without_a_seller_is_a_link_only(self) -> None:
        found = mapped("A,,,,,One Ltd,51%,,,")
        (link,) = ties(found, TieType.LINKED_TO)
        assert link.wording == "owner, share: 51%"

    def test_who_is_none_is_nobody(self) -> None:
        found = mapped("A,,N/A,,GB,,,,,", "B,,B Ltd,,GB,The Bearer,50%,,n/a,0000000")
        assert not ties(found, TieType.OPERATES, TieType.OWNS)[1:]
        reasons = [s.values.get("unknown_reason") for s in found.records.statements]
        assert ("operator: named only as 'N/A'",) in reasons
        assert ("owner: named only as 'The Bearer'",) in reasons
        assert not ties(found, TieType.REACHED_AT, TieType.LOCATED_AT)

    def test_totals_and_notes_below_the_table_are_left_out_and_named(self) -> None:
        found = mapped(
            "A,,A Ltd,,GB,,,,,", "Total,,2,,,,,,,", "Source: our own list of 2025.,,,,,,,,,"
        )
        assert len([s for s in found.records.statements if s.kind is Kind.STOREFRONT]) == 1
        assert not found.problems
        assert [each.count for each in found.not_understood] == [2]


class TestIds:
    def test_a_valid_register_number_is_the_id_and_no_other_is(self) -> None:
        found = mapped("A,,A Ltd,9990001,GB,,,,,", "B,,B AS,123,NO,,,,,", "C,,C Inc,123456,US,,,,,")
        ids = {
            s.values["name"]: s.entity for s in found.records.statements if s.kind is Kind.COMPANY
        }
        assert ids["A Ltd"] == "gb-09990001"
        assert ids["B AS"].startswith("sheet-")
        assert ids["C Inc"].startswith("sheet-")
        assert "register number that makes no id sellers.csv, line 3: 123" in odd(found)

    def test_sellers_of_one_name_are_one_only_by_a_number(self) -> None:
        rows = ("A,,Same Ltd,,GB,,,,,", "B,,Same Ltd,,GB,,,,,", "C,,Same Ltd,,HK,,,,,")
        assert len(named(mapped(*rows), "Same Ltd")) == 3
        shops = (f"{shop},https://market.example,Market,Same Ltd" for shop in "AB")
        owned = mapped(
            "Same Ltd,Market,Jo A", "Same Ltd,Market,Jo B", headings="Company,Platform,Owner"
        )
        assert len(named(owned, "Same Ltd")) == 2
        words = mapped("A,,Same Ltd,see website,GB,,,,,", "B,,Same Ltd,see website,GB,,,,,")
        assert len(named(words, "Same Ltd")) == 2
        hosted = mapped(*shops, headings="Shop,URL,Platform,Company")
        assert len(named(hosted, "Same Ltd")) == 2
        kept = mapped("A,,Same AS,12-7,NO,,,,,", "B,,Same AS,12-7,NO,,,,,")
        assert len(named(kept, "Same AS")) == 1
        rows = ("A,Same Ltd,GB,GB123456789", "B,Same Ltd,GB,GB123456789", "C,Same Ltd,GB,")
        taxed = mapped(*rows, headings="Shop,Company,Country,VAT number")
        assert len(named(taxed, "Same Ltd")) == 2

    def test_owners_of_one_name_are_one_beside_one_seller_only(self) -> None:
        found = mapped("A,,A Ltd,,GB,Same Ltd,,Same Ltd,,", "B,,B Ltd,,GB,Same Ltd,,Same Ltd,,")
        assert len({t.start for t in ties(found, TieType.OWNS)}) == 2
        assert len({t.start for t in ties(found, TieType.OFFICER_OF)}) == 2

    def test_people_of_one_name_are_one_beside_one_seller_only(self) -> None:
        found = mapped("A,,A Ltd,,GB,Jo Example,,Jo Example,,", "B,,B Ltd,,GB,,,Jo Example,,")
        people = named(found, "Jo Example")
        assert len(people) == 2
        assert all(s.values[KIND_ASSUMED] is True for s in people)

    def test_an_account_has_the_id_that_it_has_from_every_source(self) -> None:
        found = mapped(
            "A,https://www.amazon.de/sp?seller=A1EXAMPLE99999",
            "B,https://market.example/",
            "C,https://market.example/",
            headings="Shop,URL",
        )
        ids = [s.entity for s in found.records.statements]
        assert ids[0] == "amazon-de-A1EXAMPLE99999"

    def test_shops_at_the_address_of_their_platform_stay_apart(self) -> None:
        rows = (f"{name},https://market.example,Market" for name in "AB")
        found = mapped(*rows, headings="Shop,URL,Platform")
        assert len([s for s in found.records.statements if s.kind is Kind.STOREFRONT]) == 2

    def test_a_platform_is_one_of_the_database_only_if_the_reader_said_so(self) -> None:
        grid = grid_of("A,Market,,,,,,,,")
        alone = map_grid(grid, guessed(grid))
        said = map_grid(grid, replace(guessed(grid), known_platforms={"Market": "inv-market"}))
        assert ties(alone, TieType.SELLS_ON)[0].end.startswith("sheet-")
        assert ties(said, TieType.SELLS_ON)[0].end == "inv-market"

    def test_the_source_is_told_by_its_description_and_not_by_the_file(self) -> None:
        grid = grid_of("A,,A Ltd,,,,,,,")
        one = map_grid(grid, guessed(grid))
        other = map_grid(replace(grid, place="other.csv"), guessed(grid))
        assert one.records == other.records


class TestForms:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    @pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
    def test_reads_any_encoding_and_separator(self, encoding: str, separator: str) -> None:
        text = f"Geschäft{separator}Firma\nLäden{separator}Grün GmbH\n"
        grid = read_grid("a.csv", text.encode(encoding))
        assert grid.header == ("Geschäft", "Firma")
        assert grid.rows[0].cells == ("Läden", "Grün GmbH")
        assert bool(grid.assumed) == (encoding == "cp1252")

    def test_titles_empty_columns_and_repeated_headings(self) -> None:
        grid = read_grid("a.csv", b"My list,,,,\n,,,,\nShop,,Owner,Owner,Empty\nA,x,B,C,\n")
        assert grid.header == ("Shop", "(B)", "Owner", "Owner (2)", "Empty")
        assert (grid.line, grid.title) == (3, "My list")

    def test_200_columns_and_a_name_like_a_formula(self) -> None:
        headings = ",".join(["Shop", "Company", *(f"c{n}" for n in range(198))])
        found = mapped("A,=1+1 Ltd" + ",x" * 198, headings=headings)
        assert named(found, "=1+1 Ltd")

    def test_a_workbook_keeps_what_its_cells_show(self) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append(["Shop", "Company", "Company number", "Country", "Owner", "Share"])
        sheet.append(["A", "A Ltd", 9990001, "GB", "One Ltd", 0.51])
        sheet["C2"].number_format, sheet["F2"].number_format = "00000000", "0%"
        sheet.append(["B", "=B1", "B1", "GB", "", ""])
        file = BytesIO()
        book.save(file)
        assert is_foreign("a.xlsx", file.getvalue())
        grid = read_grid("a.xlsx", file.getvalue())
        found = map_grid(grid, guessed(grid))
        assert [(p.line, p.column) for p in found.problems] == [(3, "Company")]
        assert [t.share and t.share.text for t in ties(found, TieType.OWNS)] == ["51%"]
        assert any(s.entity == "gb-09990001" for s in found.records.statements)

    def test_our_own_form_is_not_mapped(self) -> None:
        assert not is_foreign("a.csv", b"id,kind,name\n")
        assert not is_foreign("ties.csv", b"from;to\n")
        assert not is_foreign("a.xlsx", three_sheet_template())
        assert is_foreign("a.csv", b"Shop;Company\n")

    def test_the_templates_are_read_without_a_problem(self) -> None:
        assert not read_files([("t.xlsx", three_sheet_template())]).problems
        grid = read_grid("sellers.xlsx", seller_template())
        assert Meaning.UNUSED not in guess_meanings(grid.header)
        found = map_grid(grid, guessed(grid))
        assert not found.problems
        assert len(ties(found, TieType.OPERATES)) == 3


class TestMapping:
    def test_guesses_in_several_languages_never_give_one_meaning_twice(self) -> None:
        assert guess_meanings(["Verkäufer", "USt-IdNr.", "Inhaber", "Anteil (%)", "Notiz"]) == (
            Meaning.SELLER,
            Meaning.VAT,
            Meaning.OWNER,
            Meaning.SHARE,
            Meaning.UNUSED,
        )
        assert guess_meanings(["Seller name", "Company", "Firm"]) == (
            Meaning.SHOP,
            Meaning.SELLER,
            Meaning.UNUSED,
        )

    @pytest.mark.parametrize(
        "heading",
        [
            "Brand owner",
            "Nationality of owner",
            "Order number",
            "Country of origin",
            "Shipping company",
            "Return address",
            "Former address",
            "Market share",
        ],
    )
    def test_a_heading_of_something_else_is_not_taken_for_the_seller_s(self, heading: str) -> None:
        assert guess_meanings(["Company", heading])[1] is Meaning.UNUSED

    def test_two_columns_of_one_meaning_are_refused_before_any_row(self) -> None:
        grid = grid_of("a,b,c", headings="One,Two,Three")
        columns = {"One": Meaning.SELLER, "Two": Meaning.SELLER, "Three": Meaning.SHARE}
        found = map_grid(grid, ColumnMapping(columns, SheetSource(), known_platforms={}))
        told = " ".join(map(str, found.problems))
        assert "column Two: found a second column for “Seller (company or person)”" in told
        assert "column Three" in told
        assert "a title of the sheet" in told

    def test_a_kept_mapping_is_found_by_the_headings_in_any_order(self, tmp_path: Path) -> None:
        mapping = replace(guessed(grid_of("A,,,,,,,,,")), platform="Market", sheet="S")
        keep_mapping(tmp_path, mapping)
        assert find_mapping(tmp_path, list(mapping.columns)[::-1]) == mapping
        assert find_mapping(tmp_path, ["Shop"]) is None
        assert parse_mapping(mapping_document(mapping)) == mapping

    @pytest.mark.parametrize("content", [b"", b"[]", b'{"columns": {"A": "boss"}, "source": {}}'])
    def test_a_damaged_mapping_is_refused(self, content: bytes) -> None:
        with pytest.raises(InputError, match="no mapping of columns"):
            parse_mapping(content)


def test_known_parties_are_told_apart_by_number_and_name_alone() -> None:
    found = mapped("A,,A Ltd,9990001,GB,Holding Ltd,,,,")
    entities = {
        "gb-09990001": Entity("gb-09990001", Kind.COMPANY, "A Limited"),
        "x": Entity("x", Kind.COMPANY, "HOLDING LTD"),
        "y": Entity("y", Kind.BRAND, "Holding Ltd"),
    }
    there = Contents(entities=entities, sources={}, statements=(), ties=())
    seen = [
        (p.name, p.there.id, p.by_id)
        for p in known_parties(found.records, there, name_index(there))
    ]
    assert seen == [("A Ltd", "gb-09990001", True), ("Holding Ltd", "x", False)]

"""Texts that are said late: errors, problems and queries in the language of their reader."""

import pickle

import pytest

from graph.errors import InputError, QueryRefusedError
from graph.importing.read_all import read_files
from graph.stores.reading.cypher.read_only_check import check_read_only
from graph.support.language import N_, use_language
from queries.own_queries import all_queries


def test_an_error_is_said_in_the_language_of_its_reader() -> None:
    error = InputError(N_("The store has nothing under {id!r}."), id="c1")
    assert str(error) == "The store has nothing under 'c1'."
    with use_language("id"):
        assert str(error) == "Basis data tidak memuat 'c1'."
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - bytes of our own
    assert str(again) == str(error)


def test_a_refused_query_keeps_its_place_in_every_language() -> None:
    with (
        use_language("id"),
        pytest.raises(QueryRefusedError, match="SET akan mengubah graf") as found,
    ):
        check_read_only("MATCH (n)\nSET n.x = 1")
    assert (found.value.line, found.value.column) == (2, 1)


def test_names_of_files_and_columns_stay_in_a_problem() -> None:
    ties = b"tie,from,to,source,share\nOWNS,c1,c2,s1,120%\n"
    problems = read_files([("ties.csv", ties)]).problems
    [english] = [str(p) for p in problems if p.column == "share"]
    assert english.startswith("ties.csv, line 2, column share: found '120%', expected a share such")
    with use_language("id"):
        [told] = [str(p) for p in problems if p.column == "share"]
    assert told.startswith("ties.csv, baris 2, kolom share: isinya '120%', seharusnya saham sep")


def test_saved_queries_are_named_in_the_language_of_the_reader() -> None:
    english = {query.name: query for query in all_queries()}
    with use_language("id"):
        told = {query.name: query for query in all_queries()}
    for name, query in english.items():
        assert told[name].title != query.title
        assert told[name].question != query.question
        assert (told[name].cypher, told[name].columns) == (query.cypher, query.columns)

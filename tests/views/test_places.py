"""No module of the app reads, writes or keeps anything without asking where the session works."""

import ast
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.support.private_cases import PrivateCase
from tests.paths import ROOT
from tests.syntax import module_tree
from views.jobs.job import BackgroundJob
from views.shell.identity import Role
from views.shell.place import current_place, data_dir, kept_in_place, working_in
from views.shell.store.places import Place, Places, places

MODULES = sorted((ROOT / "views").rglob("*.py"))
PLACES = {"views/shell/place.py", "views/shell/store/places.py"}
BARE_STORE = {"views/jobs/job.py", "views/jobs/merge.py", "views/shell/store/shared_store.py"}
"""Modules that may ask for a place as such, and so for its store, whoever the person is."""

ONE_FOR_ALL = {
    "views/actions/further/drop_place.py": "loads modules, and keeps nothing of a page",
    "views/actions/load_platform.py": "the reference set of marketplaces, which all read",
    "views/jobs/merge.py": "merges by their case, shown to its members only",
    "views/jobs/registers.py": "registers, which all read",
    "views/lists/examples.py": "the examples that come with the program",
    "views/lists/importing/known_platforms.py": "the reference set of marketplaces, which all read",
    "views/serving/opening/first_page.py": "the page that loads the app",
    "views/shell/login/ended_logins.py": "logins that were ended, of persons wherever they work",
    "views/shell/login/roles.py": "roles of persons",
    "views/shell/login/setup.py": "how persons log in",
    "views/shell/registers.py": "registers, which all read",
    "views/shell/store/places.py": "the places themselves",
    "views/shell/templates.py": "templates",
}
"""Modules that keep something for all sessions, and why it holds nothing of a private case."""

CACHES = {"cache_resource", "cache_data", "cache", "lru_cache"}
LIMITS = {"query_seconds", "mass_tenants", "contact_email", "groups_claim", "login_hours"}
LIMITS |= {"roles_file", "shared_dir", "cache_clear"}


def uses(path: Path) -> Iterator[str]:
    """Yield what a module reads or keeps without asking for the place."""
    tree = module_tree(path)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            for each in node.decorator_list:
                name = _last_name(each.func if isinstance(each, ast.Call) else each)
                if name in CACHES:
                    yield f"{node.name} is cached for all"
        if isinstance(node, ast.Call) and _last_name(node.func) == "settings":
            outer = parents[node]
            if not (isinstance(outer, ast.Attribute) and outer.attr in LIMITS):
                yield f"line {node.lineno}: settings() without the place"
        if isinstance(node, ast.Call) and _last_name(node.func) in ("open_store", "connect_store"):
            yield f"line {node.lineno}: a store without the place"


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_asks_for_the_place(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    found = list(uses(path))
    if name in PLACES:
        return
    if name in ONE_FOR_ALL:
        found = [each for each in found if "cached for all" not in each]
    if name == "views/shell/store/first_store.py":
        found = [each for each in found if "a store" not in each]
    assert found == []


def test_the_bare_store_of_a_place_is_asked_for_by_few() -> None:
    asking = {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        for node in ast.walk(module_tree(path))
        if isinstance(node, ast.ImportFrom | ast.Import)
        and any(name.name in ("current_place", "views.shell.place") for name in node.names)
    }
    assert asking == BARE_STORE


def test_only_what_is_named_keeps_something_for_all() -> None:
    cached = {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if any("cached for all" in use for use in uses(path))
    }
    assert cached == set(ONE_FOR_ALL)


@pytest.fixture
def north(tmp_path: Path) -> Place:
    return Places().private(PrivateCase("North", "north", (), tmp_path / "north"))


class TestKept:
    def test_what_is_kept_of_one_place_is_not_found_in_another(self, north: Place) -> None:
        made = []

        @kept_in_place()
        def note_place(revision: int) -> str:
            made.append(revision)
            return current_place().slug

        assert (note_place(1), note_place(1)) == ("", "")
        with working_in(north):
            assert (note_place(1), note_place(1)) == ("north", "north")
        assert note_place(1) == ""
        assert made == [1, 1]

    def test_the_last_results_are_kept_and_a_failure_is_not(self) -> None:
        made: list[int] = []

        @kept_in_place(2)
        def double(number: int) -> int:
            made.append(number)
            if len(made) == 1:
                raise ValueError(number)
            return 2 * number

        with pytest.raises(ValueError, match="1"):
            double(1)
        assert [double(n) for n in (1, 2, 1, 3, 1, 2)] == [2, 4, 2, 6, 2, 4]
        assert made == [1, 1, 2, 3, 2]


class TestJobs:
    def test_a_job_goes_on_where_it_was_begun(self, north: Place) -> None:
        job: BackgroundJob[None, str] = BackgroundJob(None, Role.READER)
        with working_in(north):
            job.start(lambda _job: current_place().slug)
        assert job.wait(10)
        assert job.result == "north"
        assert current_place() is places().shared()

    def test_a_place_is_kept_open_by_its_job_and_closed_after_it(self, tmp_path: Path) -> None:
        kept = Places()
        case = PrivateCase("North", "north", (), tmp_path / "north")
        place = kept.private(case)
        with working_in(place):
            time.sleep(0.02)
            assert kept.close_idle(0.01)
            assert kept.private(case) is place
        time.sleep(0.02)
        assert not kept.close_idle(0.01)
        assert kept.private(case) is not place

    def test_the_folder_of_a_case_that_is_gone_is_nobodys(self, north: Place) -> None:
        with working_in(north), pytest.raises(Exception, match="not open to you"):
            data_dir()

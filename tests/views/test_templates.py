"""Every template is given the values that it names; a test of a page draws only some of them."""

import ast
from collections.abc import Iterator

import pytest
from jinja2 import meta, nodes

from tests.paths import ROOT
from tests.syntax import module_tree
from views.shell import templates

FOLDER = ROOT / "views" / "templates"
TEMPLATES = {path.stem for path in FOLDER.glob("*.html")}


def _calls() -> Iterator[tuple[str, str, set[str]]]:
    """Yield each call that draws a template: where it is, which, and what it is given."""
    for path in sorted((ROOT / "views").rglob("*.py")):
        for call in ast.walk(module_tree(path)):
            match call:
                case ast.Call(args=[ast.Constant(value=str(name)), *_], keywords=keywords):
                    given = {k.arg for k in keywords if k.arg}
                    if name in TEMPLATES and given and len(given) == len(keywords):
                        yield f"{path.relative_to(ROOT)}:{call.lineno}", name, given


CALLS = list(_calls())


@pytest.mark.parametrize(("name", "given"), [c[1:] for c in CALLS], ids=[c[0] for c in CALLS])
def test_a_template_is_given_what_it_names(name: str, given: set[str]) -> None:
    environment = templates.environment()
    tree = environment.parse((FOLDER / f"{name}.html").read_text(encoding="utf-8"))
    named = meta.find_undeclared_variables(tree)
    bound = {each.name for each in tree.find_all(nodes.Name) if each.ctx != "load"}
    assert given <= named
    assert named <= given | bound | environment.globals.keys()

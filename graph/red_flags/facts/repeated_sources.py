"""Sources that speak for themselves, and those that repeat another."""

from collections.abc import Iterable

from graph.red_flags.scene import Scene


def repeats(scene: Scene, one: str, other: str) -> bool:
    """Whether one source repeats the other: then it is no second opinion."""
    return one == other or other in _repeated(scene, one) or one in _repeated(scene, other)


def _repeated(scene: Scene, ident: str) -> set[str]:
    passed: set[str] = set()
    source = scene.ground.sources.get(ident)
    while source and source.restates and source.restates not in passed:
        passed.add(source.restates)
        source = scene.ground.sources.get(source.restates)
    return passed


def title_of(scene: Scene, ident: str) -> str:
    """Return the title of a source, or its id where the data lacks it."""
    source = scene.ground.sources.get(ident)
    return source.title if source else ident


def titles_of(scene: Scene, idents: Iterable[str]) -> str:
    """Return the titles of several sources as one text, each once."""
    return ", ".join(dict.fromkeys(title_of(scene, ident) for ident in idents))

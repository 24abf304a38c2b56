"""Sources that repeat another source, and the titles of sources."""

from collections.abc import Iterable

from graph.red_flags.scene import Scene


def is_repetition(scene: Scene, one: str, other: str) -> bool:
    """Whether one source repeats the other, so that it is not a second opinion."""
    return (
        one == other
        or other in _repeated_sources(scene, one)
        or one in _repeated_sources(scene, other)
    )


def _repeated_sources(scene: Scene, ident: str) -> set[str]:
    passed: set[str] = set()
    source = scene.ground.sources.get(ident)
    while source and source.restates and source.restates not in passed:
        passed.add(source.restates)
        source = scene.ground.sources.get(source.restates)
    return passed


def source_title(scene: Scene, ident: str) -> str:
    """Return the title of a source, or its id where the data lacks it."""
    source = scene.ground.sources.get(ident)
    return source.title if source else ident


def source_titles(scene: Scene, idents: Iterable[str]) -> str:
    """Return the titles of several sources as one text, each once."""
    return ", ".join(dict.fromkeys(source_title(scene, ident) for ident in idents))

"""Style of Neo4j Browser, as GraSS: what ``:style`` takes and its styling page describes."""

from collections.abc import Iterator, Mapping

from queries.neo4j_tools.styles import LabelStyle, TypeStyle, label_styles, type_styles

_PERIOD = ("since", "until")


def grass_text() -> str:
    """Return the style sheet; it has no comments, since the Browser would read them as rules."""
    return "".join(_rule_text(selector, properties) for selector, properties in _rules())


def _rule_text(selector: str, properties: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in properties.items())
    return f"{selector} {{\n{lines}}}\n"


def _rules() -> Iterator[tuple[str, Mapping[str, str]]]:
    yield (
        "node",
        {
            "diameter": "50px",
            "color": "#A5ABB6",
            "border-color": "#9AA1AC",
            "border-width": "2px",
            "text-color-internal": "#FFFFFF",
            "font-size": "10px",
            "caption": "'{name}'",
        },
    )
    for label in label_styles():
        yield f"node.{label.label}", _label_properties(label)
    yield (
        "relationship",
        {
            "color": "#A5ABB6",
            "shaft-width": "1px",
            "font-size": "8px",
            "padding": "3px",
            "text-color-external": "#000000",
            "text-color-internal": "#FFFFFF",
            "caption": "'<type>'",
        },
    )
    for each in type_styles():
        yield f"relationship.{each.type}", _type_properties(each)


def _label_properties(style: LabelStyle) -> Mapping[str, str]:
    return {
        "color": style.color,
        "border-color": style.color,
        "text-color-internal": "#FFFFFF",
        "caption": f"'{{{style.caption}}}'",
    }


def _type_properties(style: TypeStyle) -> Mapping[str, str]:
    words = [f"{{{name}}}" for name in style.said if name not in _PERIOD]
    if set(_PERIOD) <= set(style.said):
        words.append("{since}–{until}")
    return {
        "color": style.color,
        "shaft-width": f"{style.width:g}px",
        "caption": f"'{' '.join(('<type>', *words))}'",
    }

"""YAML in which every value knows its line, so that a mistake in it can be shown where it stands."""

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from halveit.data.book import quick_loader
from halveit.errors import ReportError

if TYPE_CHECKING:
    from yaml import MarkedYAMLError, Node

# Quarto reads YAML 1.2, where `no` and `12:30` are plain words; PyYAML alone would read YAML 1.1.
_WHOLE = re.compile(r"[-+]?[0-9]+")
_FRACTION = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class Marked(Struct, frozen=True, kw_only=True):
    """A value of a YAML text."""

    value: Any
    """A text, number, true, false or None; a dict of names to `Marked`; or a list of `Marked`."""
    line: int
    """The line of the value, or of its name where it has one, counted from 1."""

    def plain(self) -> Any:
        """Return the value without the lines."""
        if isinstance(self.value, dict):
            return {name: inner.plain() for name, inner in self.value.items()}
        if isinstance(self.value, list):
            return [inner.plain() for inner in self.value]
        return self.value


def read_yaml(text: str, *, path: str, first: int = 1) -> Marked:
    """Return the value of a YAML text whose first line is line `first` of the file at `path`."""
    import yaml  # noqa: PLC0415  the command must start without it

    try:
        node = yaml.compose(text, Loader=quick_loader(text))
    except yaml.MarkedYAMLError as fault:
        raise _not_yaml(fault, path, first) from None
    except yaml.YAMLError as fault:
        raise ReportError(f"this is not valid YAML: {fault}.", path=path, line=first) from None
    return _Reading(path, first).value(node) if node else Marked(value=None, line=first)


def _not_yaml(fault: "MarkedYAMLError", path: str, first: int) -> ReportError:
    """Return the mistake of a text that is not YAML; what never ends is shown where it begins."""
    problem, mark = fault.problem or "", fault.problem_mark
    hint = "Look at the indentation, colons and quotes here."
    if re.search("stream end|end of stream", problem) and fault.context_mark:
        problem, mark, hint = "a quotation or bracket begins here and never ends", fault.context_mark, "Close it."
    elif "'\\t'" in problem:
        problem, hint = "a tab stands here", "Use spaces."
    return ReportError(
        f"this is not valid YAML: {problem}. {hint}", path=path, line=mark.line + first if mark else first
    )


class _Reading:
    """Turn the nodes of one YAML text into marked values."""

    def __init__(self, path: str, first: int) -> None:
        self.path = path
        self.first = first

    def line(self, node: "Node") -> int:
        """Return a node's line in the file."""
        return node.start_mark.line + self.first

    def value(self, node: "Node", line: int | None = None) -> Marked:
        """Return a node's value."""
        import yaml  # noqa: PLC0415  as above

        line = line or self.line(node)
        if isinstance(node, yaml.MappingNode):
            return Marked(value=self.mapping(node), line=line)
        if isinstance(node, yaml.SequenceNode):
            return Marked(value=[self.value(inner) for inner in node.value], line=line)
        if not node.tag.startswith("tag:yaml.org,2002:"):
            raise ReportError(f"the YAML tag {node.tag} is not supported.", path=self.path, line=line)
        is_plain = isinstance(node, yaml.ScalarNode) and not node.style
        return Marked(value=_scalar(node.value) if is_plain else node.value, line=line)

    def mapping(self, node: "Node") -> dict[str, Marked]:
        """Return a node's names and values; refuse a name that is there twice."""
        found: dict[str, Marked] = {}
        for key, inner in node.value:
            name, line = str(key.value), self.line(key)
            if name in found:
                message = f'"{name}" is here twice, first on line {found[name].line}. Keep one.'
                raise ReportError(message, path=self.path, line=line)
            found[name] = self.value(inner, line)
        return found


def _scalar(text: str) -> str | int | float | bool | None:
    """Return what an unquoted word means in YAML 1.2."""
    if text.lower() in _WORDS and text in {text.lower(), text.title(), text.upper()}:
        return _WORDS[text.lower()]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _FRACTION.fullmatch(text) else text

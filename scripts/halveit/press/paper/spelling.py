"""How Python values and pandoc nodes are spelt in Typst, so that no text is ever taken for markup."""

from collections.abc import Mapping, Sequence

from halveit.chapters.tree.walking import Node

_CONTROLS = {chr(code): f"\\u{{{code:x}}}" for code in (*range(0x20), 0x7F)}
_ESCAPES = str.maketrans({**_CONTROLS, "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
Value = str | bool | int | float | Sequence[str] | Mapping[str, str] | None


def quoted(text: str) -> str:
    """Return text as a Typst string, which Typst reads back as exactly the same text."""
    return f'"{text.translate(_ESCAPES)}"'


def spelt(value: Value) -> str:
    """Return a value as Typst code."""
    match value:
        case None:
            return "none"
        case bool():
            return str(value).lower()
        case str():
            return quoted(value)
        case int() | float():
            return str(value)
        case Mapping():
            pairs = [f"{quoted(key)}: {quoted(word)}" for key, word in value.items()]
            return f"({', '.join(pairs) or ':'})"
    return "(" + "".join(f"{quoted(word)}, " for word in value) + ")"


def call(function: str, **arguments: Value) -> str:
    """Return a call in markup, `#function(name: value, …)`; its content may follow in brackets."""
    named = ", ".join(f"{name}: {spelt(value)}" for name, value in arguments.items())
    return f"#{function}({named})"


def code(typst: str) -> Node:
    """Return Typst source to stand among inlines as it is."""
    return {"t": "RawInline", "c": ["typst", typst]}


def code_block(typst: str) -> Node:
    """Return Typst source to stand among blocks as it is."""
    return {"t": "RawBlock", "c": ["typst", typst]}


def around(opening: str, blocks: Sequence[Node], closing: str = "]") -> list[Node]:
    """Return blocks between two pieces of Typst source."""
    return [code_block(opening), *blocks, code_block(closing)]


def line(*pieces: str | list[Node]) -> Node:
    """Return Typst source and inlines, in turn, as one block without empty lines in it."""
    inlines: list[Node] = []
    for piece in pieces:
        inlines.extend([code(piece)] if isinstance(piece, str) else piece)
    return {"t": "Plain", "c": inlines}


def bracketed(opening: str, blocks: list[Node], closing: str) -> list[Node]:
    """Return blocks between two pieces of source; a single line of text gets no paragraph round it."""
    match blocks:
        case [{"t": "Plain" | "Para", "c": inlines}]:
            return [line(opening, inlines, closing)]
    apart = [{**block, "t": "Para"} if block["t"] == "Plain" else block for block in blocks]
    return around(opening, apart, closing)

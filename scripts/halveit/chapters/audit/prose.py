"""What of a chapter's source is prose, with its lines, and which facts its code quotes."""

import re
from collections.abc import Iterator
from html import unescape

from msgspec import Struct

from halveit.chapters.cells.inline import INLINE
from halveit.chapters.sources.chapter import Written
from halveit.chapters.sources.lines import Line, text_of
from halveit.chapters.sources.parts import COMMENT

_CALL = re.compile(r"""\bfact\(\s*["'](?P<id>[^"']+)["']\s*\)""")
_SHOWN_FIELD = re.compile(r"(?:title|subtitle|description|abstract):\s*")
_SYMBOL = r"(?:(?<![A-Za-z\\])[A-Za-z](?![A-Za-z])|\\(?:alpha|beta|mu|phi|pi|chi)\b)"
"""What stands for a number in a formula."""
_NO_PROSE = (
    re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n\s*\n).)*?(?<!`)\1(?!`)", re.DOTALL),  # code in a line
    COMMENT,
    # formulas: a number alone between dollar signs is none
    re.compile(
        rf"(?<!\\)(\$\$?)(?=\S|(?<=\$\$)\s)(?:(?!\$|\n\s*\n).)*?{_SYMBOL}(?:(?!\$|\n\s*\n).)*?\1(?!\d)", re.DOTALL
    ),
    re.compile(r"\{\{<.*?>\}\}"),  # shortcodes
    re.compile(r"\[\^[^\]\s]+\]:?"),  # footnotes' names
    re.compile(r"(?<!\w)-?@\{?[A-Za-z0-9_][\w:.#&/-]*"),  # citations' and references' keys
    re.compile(r"""(?<=\])\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:"[^"]*"|'[^']*'))?\)"""),  # links' targets
    re.compile(r"<?https?://[^\s>)\]]+>?"),  # addresses
    re.compile(r"(?<=[\]…])\{[^{}]*\}|\{[#.][A-Za-z][^{}]*\}|(?<=:::)\s*\{[^{}]*\}"),  # attributes
    re.compile(r"</?[A-Za-z][^<>]*>"),  # HTML tags
)
_ESCAPE = re.compile(r"\\(?=[ !-/:-@\[-`{-~])")


class Prose(Struct, frozen=True, kw_only=True):
    """A stretch of prose whose code, addresses, attributes and keys are blotted out."""

    text: str
    """The text, with all line breaks of the source."""
    lines: tuple[Line, ...]
    """The source's lines, one for each of the text's."""

    def line_at(self, position: int) -> Line:
        """Return the source's line that a position of the text stands on."""
        return self.lines[self.text.count("\n", 0, position)]


class Quotation(Struct, frozen=True, kw_only=True):
    """A fact that a chapter quotes."""

    id: str
    """The fact's id as the chapter gives it."""
    line: Line
    """Where."""


def prose_of(written: Written) -> Iterator[Prose]:
    """Give the chapter's prose, stretch by stretch; of the front matter, what readers see."""
    front = [line for line in written.front if _SHOWN_FIELD.match(line.text)]
    for line in front:
        yield Prose(text=_SHOWN_FIELD.sub("", line.text), lines=(line,))
    for part in written.parts:
        if part.kind == "prose":
            yield Prose(text=_blotted(text_of(part.lines)), lines=part.lines)


def quotations(written: Written) -> Iterator[Quotation]:
    """Give the facts that the chapter quotes, in its inline code and in its cells."""
    for part in written.parts:
        for line in part.lines:
            for code in _code_of(line) if part.kind == "prose" else [line.text] if part.kind == "cell" else []:
                for call in _CALL.finditer(code):
                    yield Quotation(id=call["id"], line=line)


def _code_of(line: Line) -> list[str]:
    """Return the inline expressions of a line of prose."""
    return [match["code"] for match in INLINE.finditer(COMMENT.sub("", line.text))]


def _blotted(text: str) -> str:
    """Return the text with what is no prose replaced by an ellipsis and its own line breaks, and without escapes."""
    for pattern in _NO_PROSE:
        text = pattern.sub(lambda found: "…" + "\n" * found[0].count("\n"), text)
    return unescape(_ESCAPE.sub("", text))

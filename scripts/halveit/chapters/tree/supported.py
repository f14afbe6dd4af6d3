"""Refusal of what Quarto can do and this reader cannot: nothing is dropped in silence."""

import re
from collections.abc import Iterable, Iterator

from halveit.chapters.sources.lines import Line
from halveit.chapters.tree.callouts import TITLES
from halveit.chapters.tree.draft import Draft
from halveit.chapters.tree.visibility import CONDITIONS, condition_of
from halveit.chapters.tree.walking import Attr, Node, attr_of, walk
from halveit.errors import Collector, ReportError, did_you_mean

_CLASSES = frozenset(
    """aside column columns fragment grid hidden incremental landscape lightbox nonincremental panel-tabset
    proof remark solution""".split()  # noqa: SIM905  names read best as words
)
_CLASS_PREFIXES = ("column-", "g-col-", "layout", "panel-")
_ATTRIBUTES = frozenset(
    """code-fold code-line-numbers code-overflow code-summary fig-align fig-cap fig-env fig-link fig-pos fig-scap
    fig-subcap filename group layout layout-align layout-ncol layout-nrow layout-valign lst-cap lst-label
    source-line-numbers tbl-cap tbl-colwidths tbl-subcap""".split()  # noqa: SIM905  names read best as words
)
UNSUPPORTED_REFERENCES = frozenset("alg cau cnj cor def eq exm exr imp lem lst nte prp rem sol thm tip wrn".split())  # noqa: SIM905  as above
_FORMATS = (
    "html html4 html5 html:js pdf typst latex beamer docx odt epub epub2 epub3 pptx revealjs markdown gfm ipynb".split()  # noqa: SIM905  as above
)
_RAW = ("html", "typst")
_RAW_ELEMENTS = ("RawBlock", "RawInline")
_MARKUP_LEFT = re.compile(r"\[\^|^(:::|\{#eq-)")
"""What the words hold that `_of_words` looks for."""
_EXAMPLE = r"^\s*\(?@[\w-]*[.)]"


def check_supported(draft: Draft, problems: Collector) -> None:
    """Note everything in a chapter that this reader would not show as Quarto does, or not both on site and paper."""
    elements = list(walk(draft.blocks))
    conditional = [node["c"] for node in elements if any("format" in key for key in condition_of(node) or {})]
    for_one_format = {id(node) for node in walk(conditional) if node["t"] in _RAW_ELEMENTS}
    for node in elements:
        if node["t"] == "Space" or (node["t"] == "Str" and not _MARKUP_LEFT.search(node["c"])):
            continue  # nine of ten elements
        for message, line in _refusals(node, draft, allowed=id(node) in for_one_format):
            problems.take(draft.error(message, line))


def _refusals(node: Node, draft: Draft, *, allowed: bool) -> Iterable[tuple[str, Line | None]]:
    """Give what is wrong with one element, and where; text for one format is `allowed` inside content for that."""
    kind = node["t"]
    if kind == "Str":
        return _of_words(node["c"], draft)
    if kind in _RAW_ELEMENTS:
        return _of_raw(node, draft, allowed=allowed)
    if kind == "OrderedList" and node["c"][0][1]["t"] == "Example":
        message = "a line that begins with @ and a name is a numbered example. Begin it with a word."
        return [(message, draft.find(_EXAMPLE))]
    attr = attr_of(node)
    return (*_of_attributes(attr, draft), *_of_conditions(node, attr, draft)) if attr else ()


def _of_raw(node: Node, draft: Draft, *, allowed: bool) -> Iterator[tuple[str, Line | None]]:
    """Give what is wrong with text in a format of its own; it is `allowed` inside content for one format."""
    kind, text = node["c"][0], node["c"][1].strip()
    line = draft.find(re.escape(text.split("\n")[0]))
    if kind not in _RAW:
        yield f"raw {kind} is not supported ({text.split()[0]}). Write a backslash as \\\\ if you mean one.", line
    elif not allowed and not text.startswith(("<!--", "</")):
        hint = "Write Markdown, or put it into content-visible when-format."
        yield f"raw {kind} ({text.split()[0]}) shows in one format only. {hint}", line


def _of_attributes(attr: Attr, draft: Draft) -> Iterator[tuple[str, Line | None]]:
    """Give the classes, attributes and ids that are not supported."""
    for name in attr.classes:
        if name.startswith("callout-") and name.removeprefix("callout-") not in TITLES:
            guess = did_you_mean(name, [f"callout-{kind}" for kind in TITLES])
            yield f'there is no callout ".{name}".{guess}', draft.find_word(name)
        elif name in _CLASSES or name.startswith(_CLASS_PREFIXES):
            yield f'the class ".{name}" is not supported.', draft.find_word(name)
    for key in attr.pairs:
        if key in _ATTRIBUTES:
            yield f'the attribute "{key}" is not supported.', draft.find_word(key)
    kind = attr.identifier.partition("-")[0]
    if kind in UNSUPPORTED_REFERENCES and "-" in attr.identifier:
        yield (
            f'"#{attr.identifier}": exhibits of the kind "{kind}" are not supported.',
            draft.find_word(attr.identifier),
        )


def _of_conditions(node: Node, attr: Attr, draft: Draft) -> Iterator[tuple[str, Line | None]]:
    """Give what is wrong with the conditions of content that is shown only under some."""
    conditions = condition_of(node)
    if conditions is None:
        return
    wrong = [key for key in attr.pairs if key.startswith(("when-", "unless-")) and key not in conditions]
    for key in wrong:
        yield f'the condition "{key}" is not supported.{did_you_mean(key, CONDITIONS)}', draft.find_word(key)
    if not conditions and not wrong:
        unconditional = draft.find(r"\{(?![^}]*(when|unless)-)[^}]*\.content-(visible|hidden)")
        yield f"say when to show or hide this: {', '.join(CONDITIONS)}.", unconditional
    for key, value in conditions.items():
        if key.endswith("format") and value not in _FORMATS:
            found = draft.find(rf'{key}\s*=\s*"?{re.escape(value)}"?')
            yield f'there is no format "{value}".{did_you_mean(value, _FORMATS)}', found


def _of_words(text: str, draft: Draft) -> Iterator[tuple[str, Line | None]]:
    """Give what is left in the text of markup that pandoc did not understand."""
    if note := re.search(r"\[\^[^\]\s]+\]", text):
        yield f"there is no footnote {note[0]}. Write one: {note[0]}: …", draft.find(re.escape(note[0]))
    if text.startswith(":::"):
        yield "these colons open or close nothing. Check the ::: lines above and the braces.", draft.find(r"^\s*:::")
    if text.startswith("{#eq-"):
        yield "numbered equations are not supported.", draft.find(re.escape(text))


def second_metadata(draft: Draft) -> ReportError | None:
    """Return what is wrong where a text has YAML between rules below its top, which pandoc would swallow."""
    for (before, _), (line, text), (_, after) in zip(draft.prose, draft.prose[1:], draft.prose[2:], strict=False):
        if re.fullmatch(r"---\s*", text) and not before.text.strip() and re.match(r"[\w-]+:(\s|$)", after):
            return line.error("metadata belongs at the chapter's top. For a rule, leave a blank line after ---.")
    return None

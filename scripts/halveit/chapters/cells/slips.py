"""What a cell or an inline expression raised, in words for a writer: which slip it may come from."""

import re
from keyword import kwlist

_DOUBLE, _SINGLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb", "\u2018\u2019\u201a\u201b\u2039\u203a"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_MARKS = {
    _DOUBLE: 'curly quotes \u201c \u201d stand here; type straight ones: "',
    _SINGLE: "curly quotes \u2018 \u2019 stand here; type straight ones: '",
    _DASHES: "a dash stands here; type a hyphen: -",
}
_SLIPS = {
    "unterminated": "a quote is opened and not closed",
    "incomplete input": "a quote or bracket is opened and not closed",
    "non-printable": "an invisible character stands here; type a space in its place",
    "inconsistent use of tabs": "tabs and spaces are mixed here; use spaces",
}
_CURLY = re.compile(f"[{_DOUBLE}{_SINGLE}]")
# Python's own count of lines begins at the cell's top: the chapter's line stands in front already.
_OWN_LINE = re.compile(r" \(detected at line \d+\)| on line \d+| at line \d+")
_FENCE = re.compile(r"\s*```")
# Strings, be they curly or never closed, and comments; the apostrophe in "it's" opens none.
_STRAIGHT = r"""\"[^"]*("|$)|(?<![A-Za-z]{2})'[^']*('|$)|\#.*"""
_STRING = re.compile(f"{_STRAIGHT}|[{_DOUBLE}][^{_DOUBLE}]*([{_DOUBLE}]|$)|[{_SINGLE}][^{_SINGLE}]*[{_SINGLE}]")
# What only Markdown begins a line with, a sentence's beginning, or three words in a row that are none of Python's.
_WORD = rf"(?!(?:{'|'.join(kwlist)})\b)[A-Za-z]+"
_PROSE = re.compile(rf"^\s*(:::|[*-] |!\[|[A-Z][a-z]+,? [a-z])|\b{_WORD},? {_WORD},? {_WORD}\b")
_TWO_WORDS = re.compile(rf'[\w)"]\s+{_WORD}\s*$|{_WORD}\s+{_WORD}')


def of_cell(error: BaseException, code: str, line: str) -> str:
    """Return what is told of a cell's error at `line` of its code."""
    if not _is_of_text(error):
        return _original(error)
    if _PROSE.search(_STRING.sub('""', line)) or any(_FENCE.match(each) for each in code.split("\n")):
        return f"this is read as a cell's code: is the closing ``` missing above? ({_original(error)})"
    return _of_text(error, line)


def of_inline(error: BaseException, code: str, line: str) -> str:
    """Return what is told of an inline expression's error; `line` is the whole line that it stands on."""
    is_slip = _is_of_text(error)
    is_odd = line.count("`") % 2 and (is_slip or isinstance(error, NameError))
    if is_odd or (is_slip and _TWO_WORDS.search(_STRING.sub('""', code))):
        return f"`{{python}} {code}` is read as code: is a closing ` missing? ({_original(error)})"
    return _of_text(error, code) if is_slip else _original(error)


def _is_of_text(error: BaseException) -> bool:
    """Return whether the text itself is no Python, and not that of a file which it imports."""
    return isinstance(error, SyntaxError) and (error.filename or "").startswith("<ipython-input")


def _of_text(error: BaseException, line: str) -> str:
    """Return what is told of text that is no Python."""
    words, original = _words(error), _original(error)
    if found := re.search(r"invalid character '(.)'", words):
        known = (told for marks, told in _MARKS.items() if found[1] in marks)
        return f"{next(known, f'{original}. Delete it')}."
    curly = _CURLY.search(line)
    if curly and "unterminated" in words:
        return f"a quote is opened and not closed; a curly {curly[0]} does not close it. Type a straight one."
    told = next((told for sign, told in _SLIPS.items() if sign in words), None)
    return f"{told} ({original})." if told else original


def _original(error: BaseException) -> str:
    """Return an error in Python's words."""
    name, words = type(error).__name__, _words(error)
    return f"{name}: {words}" if words else name


def _words(error: BaseException) -> str:
    """Return Python's words without a line of its own."""
    if isinstance(error, SyntaxError):
        return _OWN_LINE.sub("", error.msg)
    return " ".join(str(error).split())

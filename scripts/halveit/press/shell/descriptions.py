"""What a page is about, in the words with which it begins: for search engines, and for links that are passed on."""

import re
from collections.abc import Iterable
from html import unescape

from halveit.press.screen.html import Passage

LONGEST = 200
"""Characters of a description of more than one sentence; search engines show somewhat fewer."""

_PARAGRAPH = re.compile(r"<(p|li)>(.*?)</\1>", re.DOTALL)
_ASIDE = re.compile(r'<a [^>]*role="doc-noteref".*?</a>|<span class="visually-hidden">.*?</span>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")


def description(passages: Iterable[Passage]) -> str:
    """Return the first sentence of a page's first paragraph or list, and those after it that are short enough.

    Empty where the page has neither.
    """
    paragraphs = (_words(found[2]) for passage in passages for found in _PARAGRAPH.finditer(passage.body))
    first, *rest = _BETWEEN_SENTENCES.split(next(filter(None, paragraphs), ""))
    for sentence in rest:
        if len(first) + 1 + len(sentence) > LONGEST:
            break
        first = f"{first} {sentence}"
    return first


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", _ASIDE.sub("", html))).split())

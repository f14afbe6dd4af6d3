"""The search index: what mkdocs found on the pages, lean, with the entries for exhibits, numbers and acronyms."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from halveit.press.search.contents import SLUG as CONTENTS
from halveit.press.search.entries import FILE
from halveit.press.tracing.quotes import SLUG

INDEX = "search/search_index.js"
"""The index on the site: a script, since a site opened from a folder may load scripts, but no JSON."""
MADE_BY_MKDOCS = "search/search_index.json"
"""Where the theme keeps its index of the pages."""
_SEPARATOR = r"[\s\-\u2010-\u2015\u2212()\[\]{}\"'\u2018-\u201f\u2026:;!?/|·•£=~^*]+|[.,](?!\d)"
"""Where the search parts words, as a JavaScript pattern: 1,000 and 25.7% are words, and so is palsy before a comma."""
_HYPHENATED = re.compile(r"\b[^\W\d_]+(?:-[^\W\d_]+)+\b")
_PARAGRAPH_ENDS = "</p>"


def complete_index(mkdocs_folder: Path, site: Path) -> None:
    """Write the search index of a site that mkdocs has made, with the project's entries; take mkdocs' own away."""
    made = site / MADE_BY_MKDOCS
    index = json.loads(made.read_text(encoding="utf-8"))
    kept = mkdocs_folder / FILE
    entries = json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() else []
    index["config"]["separator"] = _SEPARATOR
    index["config"]["fields"]["joined"] = {"boost": 1.0}
    index["docs"] = [_with_joined(doc) for doc in [*_lean(index["docs"], entries), *entries]]
    told = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    (site / INDEX).write_text(f"var __index={told};\n", encoding="utf-8")
    made.unlink()


def _lean(docs: Iterable[dict[str, Any]], entries: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give mkdocs' documents without what the entries say again.

    Of the page of facts and the glossary the first paragraph is left. The list of all sections, and pages in folders,
    show only what others show too.
    """
    listed = {_page(entry) for entry in entries if _page(entry) == f"{SLUG}.html" or "#gloss-" in entry["location"]}
    for doc in docs:
        page = _page(doc)
        if page == f"{CONTENTS}.html" or "/" in page or (page in listed and "#" in doc["location"]):
            continue
        text = doc["text"].partition(_PARAGRAPH_ENDS)[0] + _PARAGRAPH_ENDS if page in listed else doc["text"]
        yield {**doc, "text": text}


def _page(doc: dict[str, Any]) -> str:
    return doc["location"].partition("#")[0]


def _with_joined(doc: dict[str, Any]) -> dict[str, Any]:
    """Return a document with its hyphenated words written as one: who asks for preterm finds pre-term."""
    found = _HYPHENATED.findall(f"{doc['title']} {doc['text']}")
    joined = " ".join(sorted({word.replace("-", "").lower() for word in found}))
    return {**doc, "joined": joined} if joined else doc

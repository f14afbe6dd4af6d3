"""The Content-Security-Policy of every page: what its reader's browser may load and run, and nothing else.

It stands in the page, since a static host sends no headers of ours. There a browser overlooks `frame-ancestors`: who
may show the site in a frame, only a header can say.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256

from halveit.press.shell.inline import Held, held

_META = '<meta http-equiv="Content-Security-Policy"'
POLICY = "<!--policy-->"
"""Stands where a page's policy does, until that is known."""
_DATA = '<script type="application/ld+json">'
"""What opens a description for machines, which no browser runs."""
_CHARSET = re.compile(r'<meta charset="utf-8">\n?', re.IGNORECASE)

# A page opened from a folder has no origin, and what 'self' means there is left to the browser: hence `file:`. To a
# page that comes from a server it allows nothing, as no browser lets such a page load a file.
_OWN = "'self' file:"
_RULES = {
    "default-src": "'none'",
    "script-src": _OWN,
    "style-src": _OWN,
    "img-src": f"{_OWN} data:",  # the theme's style sheet holds its icons
    "font-src": _OWN,
    "connect-src": "'self'",
    "worker-src": "'self'",
    "frame-src": _OWN,
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
_ALLOWED = ("'none'", "'self'", "file:", "data:")


def policy(scripts: Sequence[str]) -> str:
    """Return the policy of a page whose inline scripts are these, and no others."""
    hashes = "".join(f" {source}" for source in dict.fromkeys(hash_source(script) for script in scripts))
    return "; ".join(f"{name} {sources}{hashes if name == 'script-src' else ''}" for name, sources in _RULES.items())


def hash_source(text: str) -> str:
    """Return what allows one inline script or style: the SHA-256 of its text, as browsers compute it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # so it comes out of a browser's parser
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def with_policy(html: str) -> str:
    """Return a page with its policy right after its charset, and without one where it names no charset."""
    return with_policy_mark(html).replace(POLICY, policy(scripts_of(html)), 1)


def with_policy_mark(html: str) -> str:
    """Return a page with a mark in the place of its policy, for when all its scripts are known."""
    return _CHARSET.sub(lambda found: f'{found[0].rstrip()}\n{_META} content="{POLICY}">\n', html, count=1)


def scripts_of(html: str) -> list[str]:
    """Return the inline scripts of a page, or of a piece of one, that a browser runs."""
    return held(html).texts("script") if "<script" in html.replace(_DATA, "") else []


def faults(page: Held) -> Iterator[tuple[str, int]]:
    """Give what is wrong with a page's policy, or in the page by it, each with its line."""
    if not page.policy:
        yield "the page has no Content-Security-Policy.", 1
        return
    if page.unruled:
        yield "the page's Content-Security-Policy stands below what it is to hold for.", page.unruled[0]
    rules = {name: sources for name, *sources in map(str.split, page.policy.split(";")) if name}
    if rules.get("default-src") != ["'none'"]:
        yield "the page's Content-Security-Policy has to begin with nothing allowed: default-src 'none'.", 1
    for name, sources in rules.items():
        for source in sources:
            if source not in _ALLOWED and not source.startswith("'sha256-"):
                yield f"the page's Content-Security-Policy has {source} in {name}, which is too much.", 1
    yield from _inline_faults(page, rules)


def _inline_faults(page: Held, rules: dict[str, list[str]]) -> Iterator[tuple[str, int]]:
    for each in page.inline:
        if hash_source(each.text) not in rules.get(f"{each.tag}-src", ()):
            yield f"the page's Content-Security-Policy does not allow this {each.tag}. Put it into a file.", each.line
    for name, line in page.attributes:
        where = "a style sheet" if name == "style" else "a script's file"
        yield f'no Content-Security-Policy allows the attribute "{name}". Put it into {where}.', line

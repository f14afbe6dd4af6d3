"""The addresses that a book says of itself: where its site is published, and where its sources lie."""

import re
from urllib.parse import urlsplit

EXAMPLE = "https://statistics.example.org/report/"
_WRITTEN = re.compile(r"https?://[A-Za-z0-9._~%\-]+(:\d+)?(/[A-Za-z0-9._~%!$&'()*+,;=:@/\-]*)?", re.IGNORECASE)
_PLACEHOLDERS = ("example.org", "example.com", "example.net")


def web_address(text: str) -> str | None:
    """Return the address of a folder on the web, ending with a slash; None where the text is none.

    It is http or https and a host, and a path where the site does not begin at the host's root. What a browser would
    not send on (a fragment), or a static host would not look at (a query, a name and password), is no part of it.
    """
    if not _WRITTEN.fullmatch(text):
        return None
    parts = urlsplit(text)
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/')}/"


def is_placeholder(address: str) -> bool:
    """Return whether an address is empty or on a host that is reserved for examples, so that nothing is there."""
    host = urlsplit(address).hostname or ""
    return not host or any(f".{host}".endswith(f".{each}") for each in _PLACEHOLDERS)

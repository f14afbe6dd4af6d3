"""The report's own package: what a chapter's cells may import, and the version."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from halveit.exhibits.quote import fact
    from halveit.exhibits.show import show
    from halveit.exhibits.terms import glossary

__all__ = ["__version__", "fact", "glossary", "show"]
__version__ = "0.1.0"

_HOMES = {
    "fact": "halveit.exhibits.quote",
    "glossary": "halveit.exhibits.terms",
    "show": "halveit.exhibits.show",
}


def __getattr__(name: str) -> object:
    """Import what a chapter asks for on first use, so that the command starts without pandas."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)

"""The special functions behind the intervals, from scipy: half a second to load, so loaded when first asked for."""

from functools import cache
from typing import Any


@cache
def special() -> Any:
    """Return the module `scipy.special`."""
    import scipy.special  # noqa: PLC0415  a build in which no interval is computed must not pay for it

    return scipy.special

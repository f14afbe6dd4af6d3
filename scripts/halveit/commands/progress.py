"""Telling people what is going on during long steps."""

import sys
import time
from collections.abc import Callable

Say = Callable[[str], None]


def teller(*, quiet: bool) -> Say:
    """Return a function that prints what is being done, with the seconds since the start."""
    start = time.monotonic()

    def say(text: str) -> None:
        if not quiet:
            print(f"{time.monotonic() - start:6.1f} s  {text}", file=sys.stderr, flush=True)

    return say

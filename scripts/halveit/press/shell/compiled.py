"""The theme's templates as compiled once in this process: every edition has the same, and mkdocs loads them anew."""

from functools import cache
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket


class _Compiled(BytecodeCache):
    """Templates that were compiled, by name and text; of those that lie in another folder the text decides."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002  Jinja's signature
        """Return the name alone."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's code where it was compiled from the same text."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take a template's code."""
        if bucket.code:
            self._code[bucket.key, bucket.checksum] = bucket.code


_compiled = cache(_Compiled)


def share_compiled(theme: Any) -> None:
    """Let the Jinja environments that a theme of mkdocs makes share what they have compiled."""
    make = theme.get_env

    def get_env() -> Environment:
        env = make()
        env.bytecode_cache = _compiled()
        return env

    theme.get_env = get_env

"""Reading the named values of a YAML mapping strictly: each has one type, and no unknown name passes."""

from collections.abc import Iterable
from typing import Any

from halveit.chapters.sources.marked import Marked
from halveit.errors import Collector, did_you_mean


class Fields:
    """The names and values of one mapping, asked for one by one; `finish` refuses those nobody asked for."""

    def __init__(self, marked: Marked, *, path: str, name: str, problems: Collector) -> None:
        self.path = path
        self.name = name
        self.problems = problems
        self.line = marked.line
        self.known: set[str] = set()
        self.values: dict[str, Marked] = {}
        if isinstance(marked.value, dict):
            self.values = marked.value
        elif marked.value is not None:
            self.fault(marked, f"{name} must be names and values, such as `name: value`.")

    def fault(self, marked: Marked, message: str) -> None:
        """Note a mistake in a value."""
        self.problems.add(message, path=self.path, line=marked.line)

    def take(self, key: str) -> Marked | None:
        """Return a value, or None where it is missing or empty."""
        self.known.add(key)
        marked = self.values.get(key)
        return None if marked is None or marked.value is None else marked

    def text(self, key: str) -> str | None:
        """Return a text; a number is taken as it is written."""
        marked = self.take(key)
        if marked is None:
            return None
        if isinstance(marked.value, dict | list | bool):
            self.fault(marked, f'"{key}" must be a text.')
            return None
        return str(marked.value)

    def flag(self, key: str) -> bool | None:
        """Return true or false."""
        marked = self.take(key)
        if marked is None or isinstance(marked.value, bool):
            return None if marked is None else marked.value
        self.fault(marked, f'"{key}" must be true or false, not "{marked.value}".')
        return None

    def choice(self, key: str, allowed: Iterable[Any], why: str = "") -> Any:
        """Return one of a few values; `why` says what is wrong with any other."""
        marked = self.take(key)
        if marked is None:
            return None
        allowed = list(allowed)
        if not any(marked.value == each and type(marked.value) is type(each) for each in allowed):
            wanted = " or ".join(_written(each) for each in allowed)
            self.fault(marked, f'"{key}" must be {wanted}, not {_written(marked.plain())}.{why and " " + why}')
            return None
        return marked.value

    def texts(self, key: str) -> tuple[Marked, ...]:
        """Return a list of texts; one text stands for a list of one."""
        marked = self.take(key)
        if marked is None:
            return ()
        found = marked.value if isinstance(marked.value, list) else [marked]
        for each in found:
            if not isinstance(each.value, str):
                self.fault(each, f'"{key}" must be a text or a list of texts.')
        return tuple(each for each in found if isinstance(each.value, str))

    def entries(self, key: str) -> list[Marked]:
        """Return a list."""
        marked = self.take(key)
        if marked is None or isinstance(marked.value, list):
            return [] if marked is None else marked.value
        self.fault(marked, f'"{key}" must be a list, one entry a line, each after a hyphen.')
        return []

    def fields(self, key: str) -> "Fields":
        """Return a mapping inside this one; one that is missing is empty."""
        marked = self.take(key) or Marked(value=None, line=self.line)
        return Fields(marked, path=self.path, name=f'"{key}"', problems=self.problems)

    def ignore(self, *keys: str) -> None:
        """Let names pass that change nothing here: only the Quarto program uses them."""
        self.known.update(keys)

    def finish(self) -> None:
        """Refuse the names that nobody asked for."""
        for key, marked in self.values.items():
            if key not in self.known:
                guess = did_you_mean(key, self.known) or f" Known here: {', '.join(sorted(self.known))}."
                self.fault(marked, f'"{key}" is not supported in {self.name}.{guess}')


def _written(value: Any) -> str:
    """Return a value as YAML writes it."""
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'

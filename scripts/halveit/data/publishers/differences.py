"""What differs between two releases of one table: rows that are new, rows that are gone, values that changed."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from halveit.data.schemas import TableSchema
from halveit.data.tables import Row, Table

Key = tuple[str, ...]

PERIODS = ("year", "period")  # the columns by which rows are told together


class Change(Struct, frozen=True, kw_only=True):
    """One value that changed."""

    key: Key
    """The row, by the columns that name it."""
    column: str
    """What is counted, in the schema's words."""
    before: str
    """As it was printed; empty where it was not given."""
    after: str
    """As it is printed now; empty where it is no longer given."""

    def __str__(self) -> str:
        """Return `England, 2020, not-linked, neonatal deaths: 171 → 169`."""
        named = ", ".join([*self.key, self.column[:1].lower() + self.column[1:]])
        return f"{named}: {self.before or 'not given'} → {self.after or 'not given'}"


class Differences(Struct, frozen=True, kw_only=True):
    """What differs in one table, from one release to another."""

    schema: TableSchema
    """The table."""
    new: tuple[Key, ...]
    """Rows that only the later one has."""
    gone: tuple[Key, ...]
    """Rows that only the earlier one has."""
    changed: tuple[Change, ...]
    """Values that both have a row for and that are not the same."""

    def sentences(self) -> Iterator[str]:
        """Give a line for each thing that differs; years that are wholly new or gone are told as such."""
        yield from self._rows(self.new, "new")
        yield from self._rows(self.gone, "gone")
        yield from map(str, self.changed)

    def _rows(self, keys: tuple[Key, ...], word: str) -> Iterator[str]:
        """Give a line for each period that has such rows."""
        position = next((place for place, name in enumerate(self.schema.key) if name in PERIODS), None)
        groups: dict[str, int] = {}
        for key in keys:
            named = ", ".join(key) if position is None else key[position]
            groups[named] = groups.get(named, 0) + 1
        for named, rows in groups.items():
            yield f"{named}: {rows} {'row' if rows == 1 else 'rows'} {word}"


def compare(before: Table, after: Table) -> Differences:
    """Return what differs between two releases of the same table; how many decimals are printed does not count."""
    earlier, later = _by_key(before), _by_key(after)
    titles = {column.name: column.title for column in after.schema.columns if column.name not in after.schema.key}
    return Differences(
        schema=after.schema,
        new=tuple(key for key in later if key not in earlier),
        gone=tuple(key for key in earlier if key not in later),
        changed=tuple(
            Change(key=key, column=title, before=earlier[key].printed[name], after=row.printed[name])
            for key, row in later.items()
            if key in earlier
            for name, title in titles.items()
            if earlier[key].values[name] != row.values[name]
        ),
    )


def _by_key(table: Table) -> Mapping[Key, Row]:
    """Return rows by the columns that name them."""
    return {tuple(row.printed[name] for name in table.schema.key): row for row in table.rows}

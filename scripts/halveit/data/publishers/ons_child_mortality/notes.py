"""What to know of an edition's numbers: sentences for `release.toml`, and for whoever runs the command."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from halveit.data.publishers.ons_child_mortality.cover import Cover
from halveit.data.publishers.ons_child_mortality.linked import Groups
from halveit.data.publishers.ons_child_mortality.registered import COUNTS, Area, Instead
from halveit.data.publishers.ons_child_mortality.searching import called
from halveit.data.publishers.ons_child_mortality.years import Years
from halveit.data.publishers.workbook.blocks import Block
from halveit.data.publishers.workbook.picking import Entry, Picker

BIASED = 0.05  # unlinked deaths beyond this share of all bias the rates by gestation noticeably
FEW = 8  # more numbers than these are counted and not listed

# Which weeks make up which gestation group.
_WEEKS_OF = {
    "all-linked": ("all",),
    "under-24": ("under 22", "22", "23"),
    "from-24": (*map(str, range(24, 42)), "42 and over"),
    "not-stated": ("inconsistent with birthweight", "not stated"),
}


class Found(Struct, frozen=True, kw_only=True):
    """The tables of an edition, and the numbers read from them."""

    picker: Picker
    """Who read them, with the remarks on single numbers."""
    deprivation: Block | None
    """The table by deprivation."""
    gestation: Block | None
    """The table under and from 24 weeks."""
    single: Block | None
    """The table by single week."""
    area: Area | None
    """The table by area of residence, with its year and England's numbers."""
    totals: Years
    """Registered births and deaths by year."""
    groups: Mapping[int, Groups]
    """Linked births and deaths by year and gestation group."""
    weeks: Mapping[int, Mapping[str, Entry]]
    """Live births by year and week."""
    instead: Instead | None
    """What was taken from the table by area of residence."""

    @property
    def years(self) -> list[int]:
        """Every year that a table has."""
        return sorted({*self.totals, *self.groups, *self.weeks})

    def held(self) -> list[tuple[Block | None, list[int]]]:
        """Return each table with its years."""
        return [
            (self.deprivation, sorted(self.totals)),
            (self.gestation, sorted(self.groups)),
            (self.single, sorted(self.weeks)),
        ]


def sheets_of(found: Found) -> tuple[str, ...]:
    """Return the sheets that numbers were taken from."""
    blocks = [*(block for block, _ in found.held()), found.instead.block if found.instead else None]
    return tuple(block.sheet.name for block in blocks if block)


def sources_of(found: Found) -> tuple[str, ...]:
    """Return a line for each table: which sheet, what of it, which years."""
    what = (
        "registered births, stillbirths and neonatal deaths",
        "linked births and neonatal deaths by gestation",
        "live births by completed week",
    )
    lines = [
        f"{_named(block)}: {words}, {min(years)} to {max(years)}"
        for words, (block, years) in zip(what, found.held(), strict=True)
        if block and years
    ]
    if found.area and found.deprivation:
        year, block, _ = found.area
        use = f"taken for {year}" if found.instead else f"the same as {called(found.deprivation)} in {year}"
        lines.append(f"{_named(block)}: births and deaths by area of residence, {use}")
    return tuple(lines)


def _named(block: Block) -> str:
    """Return the sheet of a table, with the table's number where its title has one."""
    sheet, name = f'sheet "{block.sheet.name}"', called(block)
    return sheet if name == sheet else f"{sheet} ({name})"


def notes_of(found: Found) -> tuple[str, ...]:
    """Return what the release must say of itself."""
    tables = [called(block) for block, _ in found.held() if block]
    if len(tables) < len(found.held()):
        return ()
    return (
        f"Births and deaths of residents of England; gestation all holds registered births ({tables[0]}), the other "
        f"rows hold births linked to their notification ({tables[1]}); live births by week are from {tables[2]}.",
        "The two bases differ: registered live births include late registrations from the year before, linked live "
        "births are those of the year that could be linked.",
    )


def warnings_of(found: Found, cover: Cover) -> tuple[str, ...]:
    """Return what deserves a look before the release is used."""
    return (
        *_edition(found, cover),
        *_instead(found),
        *_unlinked(found),
        *_mismatched(found),
        *_weeks(found),
        *_remarks(found),
    )


def _edition(found: Found, cover: Cover) -> Iterator[str]:
    """Tell where the cover sheet names another year than the last one of the tables."""
    if cover.edition and found.years and int(cover.edition) != max(found.years):
        yield f"The cover sheet speaks of the {cover.edition} edition, but the tables end with {max(found.years)}."


def _instead(found: Found) -> Iterator[str]:
    """Tell what was taken from the table by area of residence."""
    if found.instead and found.deprivation:
        taken, left = (
            ", ".join(f"{entries[name].number:,} {name.replace('_', ' ')}" for name in COUNTS)
            for entries in (found.instead.taken, found.instead.left)
        )
        yield (
            f"In {found.instead.year} the registered births and deaths (gestation all) come from "
            f"{called(found.instead.block)}, by area of residence: {taken}. {called(found.deprivation)} of the same "
            f"workbook, by deprivation, totals {left}."
        )


def _unlinked(found: Found) -> Iterator[str]:
    """Tell how many deaths could not be linked in the latest year, and in any year with a large share."""
    for year, groups in sorted(found.groups.items()):
        unlinked, deaths = (groups[group]["neonatal_deaths"].number for group in ("not-linked", "all-linked"))
        if not unlinked or not deaths or (year < max(found.groups) and unlinked < BIASED * deaths):
            continue
        yield (
            f"In {year}, {unlinked:,} of {deaths:,} neonatal deaths ({unlinked / deaths:.1%}) could not be linked to a "
            f"birth and stand in no gestation group, so the {year} rate from 24 weeks is biased downwards."
        )


def _mismatched(found: Found) -> Iterator[str]:
    """Tell of a year with many more births than the year before whose gestation does not fit their birthweight."""
    for year, weeks in sorted(found.weeks.items()):
        number, before = (
            its["inconsistent with birthweight"].number if "inconsistent with birthweight" in its else None
            for its in (weeks, found.weeks.get(year - 1, {}))
        )
        if number and before and number >= 2 * before:
            yield (
                f"In {year}, {number:,} live births recorded under 22 weeks do not fit their birthweight "
                f"({before:,} in {year - 1}) and are counted as not stated, so the figures under 24 weeks are not "
                "comparable with earlier years."
            )


def _weeks(found: Found) -> Iterator[str]:
    """Tell where the single weeks do not add up to the gestation groups, which are another table of the publisher's."""
    for year in sorted({*found.weeks} & {*found.groups}):
        for group, weeks in _WEEKS_OF.items():
            numbers = [found.weeks[year][week].number for week in weeks if week in found.weeks[year]]
            known = [number for number in numbers if number is not None]
            births = found.groups[year][group]["live_births"].number
            if births is not None and len(known) == len(weeks) and sum(known) != births:
                yield (
                    f"In {year}, the live births by week add up to {sum(known):,} for {group}, but the table by "
                    f"gestation group says {births:,}."
                )


def _remarks(found: Found) -> Iterator[str]:
    """Tell what was marked, left aside or not given, alike things together."""
    yield from found.picker.sentences
    kinds: dict[str, dict[str, None]] = {}
    for kind, which in found.picker.remarks:
        kinds.setdefault(kind, {})[which] = None
    for kind, several in kinds.items():
        few = "; ".join(list(several)[:FEW])
        more = f"; and {len(several) - FEW} more" if len(several) > FEW else ""
        yield f"{kind[0].upper()}{kind[1:]}: {few}{more}."

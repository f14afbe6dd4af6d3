"""A release of the dataset ons-child-mortality, taken out of the publisher's yearly workbook."""

from collections.abc import Mapping

from halveit.data.publishers.ons_child_mortality.cover import TITLE, read_cover
from halveit.data.publishers.ons_child_mortality.headings import WEEKS
from halveit.data.publishers.ons_child_mortality.linked import BY_GESTATION, Groups, linked
from halveit.data.publishers.ons_child_mortality.notes import Found, notes_of, sheets_of, sources_of, warnings_of
from halveit.data.publishers.ons_child_mortality.registered import BY_DEPRIVATION, by_area, registered
from halveit.data.publishers.ons_child_mortality.searching import find, tables
from halveit.data.publishers.ons_child_mortality.weeks import check_totals, find_weeks, weeks
from halveit.data.publishers.ons_child_mortality.years import Years, check_same_years, check_years
from halveit.data.publishers.taken import Reader, Taken, TakenTable
from halveit.data.publishers.workbook.opening import Workbook
from halveit.data.publishers.workbook.picking import Entry, Picker
from halveit.errors import Collector

ENGLAND = Entry(printed="England")


def take(book: Workbook, faults: Collector, *, dated: bool) -> Taken:
    """Return the release that a workbook holds; faults of its sheets are noted in `faults`."""
    cover = read_cover(book, faults, dated=dated)
    found = _find(book, Picker(shown=book.shown, faults=faults))
    return Taken(
        title=f"{TITLE}, {max(found.years, default='')} edition",
        published=cover.published,
        copyright=cover.copyright,
        tables=(_births_and_deaths(found.totals, found.groups), _by_week(found.weeks)),
        sheets=sheets_of(found),
        sources=sources_of(found),
        notes=notes_of(found),
        warnings=warnings_of(found, cover),
        faulty=frozenset(found.picker.faulty),
    )


def _find(book: Workbook, picker: Picker) -> Found:
    """Return the tables and their numbers; a table that is not there leaves its numbers out."""
    every = tables(book)
    deprivation = find(every, BY_DEPRIVATION, book, picker.faults)
    gestation = find(every, BY_GESTATION, book, picker.faults)
    single = find_weeks(every, book, picker)
    area = by_area(every, picker)
    totals, instead = registered(deprivation, area, picker) if deprivation else ({}, None)
    found = Found(
        picker=picker,
        deprivation=deprivation,
        gestation=gestation,
        single=single,
        area=area,
        totals=totals,
        groups=linked(gestation, picker) if gestation else {},
        weeks=weeks(single, picker) if single else {},
        instead=instead,
    )
    held = [(block, list(its)) for block, its in found.held() if block]
    for block, years in held:
        check_years(years, block, picker)
    check_same_years(held, picker)
    check_totals(found.weeks, {year: its["all-linked"]["live_births"] for year, its in found.groups.items()}, picker)
    return found


def _births_and_deaths(totals: Years, groups: Mapping[int, Groups]) -> TakenTable:
    """Return the table of births and deaths: years in order, all births first, then the gestation groups."""
    rows: list[Mapping[str, Entry]] = []
    for year in sorted({*totals, *groups}):
        its: dict[str, Mapping[str, Entry]] = {
            **({"all": totals[year]} if year in totals else {}),
            **groups.get(year, {}),
        }
        rows.extend(
            {"geography": ENGLAND, "year": Entry(printed=str(year)), "gestation": Entry(printed=group), **entries}
            for group, entries in its.items()
        )
    return TakenTable(name="births-and-deaths", rows=tuple(rows))


def _by_week(found: Mapping[int, Mapping[str, Entry]]) -> TakenTable:
    """Return the table of live births by week."""
    rows = [
        {"geography": ENGLAND, "year": Entry(printed=str(year)), "week": Entry(printed=week), "live_births": births}
        for year in sorted(found)
        for week, births in ((week, found[year][week]) for week in WEEKS if week in found[year])
    ]
    return TakenTable(name="live-births-by-week", rows=tuple(rows))


READER = Reader(
    dataset="ons-child-mortality",
    publisher="Office for National Statistics",
    url="https://www.ons.gov.uk/peoplepopulationandcommunity/birthsdeathsandmarriages/deaths/datasets/"
    "childmortalitystatisticschildhoodinfantandperinatalchildhoodinfantandperinatalmortalityinenglandandwales",
    licence="Open Government Licence v3.0",
    attribution="Source: Office for National Statistics licensed under the Open Government Licence v3.0. "
    "© Crown copyright {year}",
    take=take,
)

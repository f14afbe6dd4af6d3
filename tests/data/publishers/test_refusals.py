"""Workbooks with one thing wrong, and what is said of each: to be read as prose."""

import pytest

from child_mortality_books import Book, layout_2021, layout_apart, put
from halveit.errors import ReportError

# A claim, cells that are changed in a book laid out as the 2021 edition, and what is said. "…" stands for any words,
# where the schema's own checks speak.
CELLS = [
    (
        "text in the place of a number",
        {("22", "C8"): "n/k"},
        'book.xlsx: sheet "22", cell C8: live births under 24 weeks, 2019: found "n/k" where a whole number is '
        "expected, "
        "or a sign such as [z] or [x] where there is none.",
    ),
    (
        "a number with a European decimal mark",
        {("22", "K8"): "21,4"},
        'book.xlsx: sheet "22", cell K8: neonatal mortality rate, 2019: found "21,4" where a number is expected, or a '
        "sign such as [z] or [x] where there is none.",
    ),
    (
        "a number with an unknown mark",
        {("22", "C8"): "12 [q]"},
        'book.xlsx: sheet "22", cell C8: live births under 24 weeks, 2019: found "12 [q]" where a whole number is '
        "expected, or a sign such as [z] or [x] where there is none.",
    ),
    (
        "an error of the spreadsheet program",
        {("21", "C7"): "#REF!"},
        'book.xlsx: sheet "21", cell C7: live births, 2020: found "#REF!" where a whole number is expected, or a sign '
        "such as [z] or [x] where there is none.",
    ),
    (
        "half a birth",
        {("23", "B12"): 50.5},
        'book.xlsx: sheet "23", cell B12: live births, 2018, week 25: found 50.5 where a whole number is expected.',
    ),
    (
        "an empty cell",
        {("22", "I8"): None},
        'book.xlsx: sheet "22", cell I8: neonatal deaths with gestation not stated, 2019: found an empty cell where a '
        "whole number is expected, or a sign such as [z] or [x] where there is none.",
    ),
    (
        "a number below nought",
        {("22", "I8"): -2},
        'book.xlsx: sheet "22", cell I8: column "neonatal_deaths": …-2…',
    ),
    (
        "groups that do not add up to their total",
        {("22", "D8"): 1087},
        'book.xlsx: sheet "22", cell B8: column "live_births", England, 2019: …1,120…1,119… '
        "Look also at cell C8, cell D8, cell E8.",
    ),
    (
        "weeks that do not add up to their total",
        {("23", "F20"): 61},
        'book.xlsx: sheet "23", cell F7: column "live_births", England, 2019: …1,120…1,121… '
        "Look also at the 24 cells from cell F8 to cell F31.",
    ),
    (
        "a rate that the counts do not give",
        {("22", "M9"): 9.1},
        'book.xlsx: sheet "22", cell M9: column "published_neonatal_rate" says 9.1, but … 9.000 per 1,000. '
        "One of the three is wrong. Look also at cell H9, cell D9.",
    ),
    (
        "deciles that do not add up to their total",
        {("21", "C9"): 106},
        'book.xlsx: sheet "21", cell C7: live births, 2020: the total says 1,050, but its 10 rows by deprivation '
        "add up "
        "to 1,051. Table 21 does not agree with itself.",
    ),
    (
        "a rate of the latest year that the counts do not give, while the table by area agrees on the counts",
        {("21", "G7"): 19.1},
        'book.xlsx: sheet "21", cell G7: column "published_neonatal_rate" says 19.1, but … 19.048 per 1,000. '
        "One of the three is wrong. Look also at cell E7, cell C7.",
    ),
    (
        "deaths that two tables count differently",
        {("21", "E18"): 25, ("21", "G18"): 22.1, ("21", "E28"): 3},
        'book.xlsx: sheet "21", cell E18: column "neonatal_deaths", England, 2019: …25…24… Look also at sheet "22", '
        "cell F8.",
    ),
    (
        "births by area that are fewer than by deprivation",
        {("3", "C4"): 1049},
        'book.xlsx: sheet "3", cell C4: live births of England in 2020: found 1,049, but sheet "21", cell C7 totals '
        "1,050 by deprivation, which can only be the same or a little less.",
    ),
    (
        "years of the weeks that are interchanged",
        {("23", "B6"): "Live births 2019", ("23", "F6"): "Live births 2018"},
        'book.xlsx: sheet "23", cell F7: live births, 2018, all weeks: found 1,120, but sheet "22", cell B7 says '
        "1,000; the first is the number of 2019.\n"
        'book.xlsx: sheet "23", cell B7: live births, 2019, all weeks: found 1,000, but sheet "22", cell B8 says '
        "1,120; the first is the number of 2018.",
    ),
    (
        "a renamed column",
        {("22", "C6"): "Babies before viability"},
        'book.xlsx: sheet "22", row 6: no column is headed live births under 24 weeks, for the table of births and '
        'neonatal deaths under and from 24 weeks. Not understood there: "Babies before viability" (cell C6).',
    ),
    (
        "a renamed column, beside one that would do and is empty",
        {("22", "J6"): "Deaths left over"},
        'book.xlsx: sheet "22", row 6: the column of neonatal deaths not linked would be cell O6 ("Unlinked deaths"), '
        'but it holds no number. Not understood there: "Deaths left over" (cell J6).',
    ),
    (
        "a column that is there twice",
        {("22", "Q6"): "Live births under 24 weeks", ("22", "Q7"): 11},
        'book.xlsx: sheet "22", row 6: two columns could be live births under 24 weeks: cell C6 ("Live births under 24 '
        'weeks") and cell Q6 ("Live births under 24 weeks"). Either could be meant.',
    ),
    (
        "a year that is there twice",
        {("22", "A9"): 2019},
        'book.xlsx: sheet "22", row 9: the year 2019 is there twice, first in row 8.\n'
        'book.xlsx: sheet "22": the year 2020 is missing in Table 22, but not in Table 21 and Table 23.',
    ),
    (
        "a total that is there twice",
        {("21", "B8"): "Total"},
        'book.xlsx: sheet "21", row 8: the total of 2020 is there twice, first in row 7.',
    ),
    (
        "a whole page in a cell",
        {("22", "C8"): "Live births. " * 99},
        'book.xlsx: sheet "22", cell C8: live births under 24 weeks, 2019: found "Live births. Live births. '
        'Live births. Live births. Live bi…" where …',
    ),
    (
        "a year that is none",
        {("22", "A8"): "twenty nineteen"},
        'book.xlsx: sheet "22", cell A8: found "twenty nineteen" where a year is expected.\n'
        'book.xlsx: sheet "22": the year 2019 is missing between 2018 and 2020 in Table 22.',
    ),
    (
        "a total without its label",
        {("21", "B7"): "Sum", ("21", "B18"): "Sum", ("21", "B29"): "Sum"},
        'book.xlsx: sheet "21", cell B6: no row below says "Total", which is how the sum of all deciles is marked.',
    ),
    (
        "a week that is missing",
        {("23", "A12"): "Week twenty-five"},
        'book.xlsx: sheet "23", cell A6: no row below is labelled week 25.',
    ),
    (
        "a week that is there twice",
        {("23", "A12"): 24},
        'book.xlsx: sheet "23", cell A12: week 24 is there twice, first in row 11.\n'
        'book.xlsx: sheet "23", cell A6: no row below is labelled week 25.',
    ),
    (
        "no rows of England",
        {("21", "A2"): "Wales"},
        'book.xlsx: no England rows: the table of births and deaths by deprivation stands in the sheets "21" and "25", '
        "where neither the title nor a column says that it is of England alone.",
    ),
    (
        "no date of release",
        {("Cover_sheet", "A3"): "Date of release: soon"},
        "book.xlsx: the cover sheet tells no date of release. Give it with --published YYYY-MM-DD: the day on "
        "which the "
        "publisher issued this workbook.",
    ),
    (
        "two dates of release",
        {("Cover_sheet", "A4"): "Published: 3 March 2023"},
        'book.xlsx: more than one date of release: sheet "Cover_sheet", cell A3 says 2023-03-01; sheet "Cover_sheet", '
        "cell A4 says 2023-03-03. Give the right one with --published.",
    ),
    (
        "several things at once, each told",
        {("21", "C7"): "?", ("22", "C8"): "?", ("23", "B12"): "?"},
        'book.xlsx: sheet "21", cell C7: live births, 2020: found "?" where a whole number is expected, or a sign '
        "such as "
        '[z] or [x] where there is none.\nbook.xlsx: sheet "22", cell C8: live births under 24 weeks, 2019: found "?" '
        "where a whole number is expected, or a sign such as [z] or [x] where there is none.\n"
        'book.xlsx: sheet "23", cell B12: live births, 2018, week 25: found "?" where a whole number is expected, or a '
        "sign such as [z] or [x] where there is none.",
    ),
]


def without(book: Book, name: str) -> Book:
    """Return a book without one sheet."""
    return {sheet: rows for sheet, rows in book.items() if sheet != name}


# A claim, a whole book, and what is said.
BOOKS = [
    (
        "a missing sheet, where only Wales has the table",
        without(layout_2021(), "23"),
        'book.xlsx: no England rows: the table of live births by week of gestation stands in the sheet "27", '
        "which does "
        "not say that it is of England alone.",
    ),
    (
        "a missing sheet",
        without(layout_apart(), "Deprivation"),
        "book.xlsx: no sheet holds the table of births and deaths by deprivation: a table of England with the columns "
        "year, decile of deprivation (IMD), live births, stillbirths, neonatal deaths, stillbirth rate, neonatal "
        'mortality rate. The sheets are "Title page", "Weeks", "By gestation".',
    ),
    (
        "a sheet that is there twice",
        {**layout_2021(), "22 (2)": layout_2021()["22"]},
        "book.xlsx: the table of births and neonatal deaths under and from 24 weeks stands more than once, in the "
        "sheets "
        '"22" and "22 (2)", and either could be meant.',
    ),
    (
        "another workbook altogether",
        {"Sheet1": [["a", "b"], [1, 2]]},
        "book.xlsx: no sheet holds the table of births and deaths by deprivation: …\n"
        "book.xlsx: no sheet holds the table of births and neonatal deaths under and from 24 weeks: …\n"
        'book.xlsx: no sheet holds the table of live births by week of gestation: … The sheets are "Sheet1".\n'
        "book.xlsx: the cover sheet tells no date of release. …",
    ),
    (
        "a sheet with nothing in it",
        {"Sheet1": []},
        'book.xlsx: no sheet holds the table of births and deaths by deprivation: … The sheets are "Sheet1".\n…',
    ),
]


def assert_said(said: str, expected: str) -> None:
    """Compare a message with the expected one, in which … stands for any words."""
    rest = said
    first, *pieces = expected.split("…")
    assert rest.startswith(first), said
    rest = rest[len(first) :]
    for piece in pieces:
        assert piece in rest, said
        rest = rest.split(piece, 1)[1] if piece else rest
    assert not rest or expected.endswith("…"), said


def assert_nothing_left(project) -> None:
    """Nothing but the schema lies in the project's data."""
    assert sorted(path.name for path in project.data.rglob("*")) == ["ons-child-mortality.json", "releases", "schemas"]


@pytest.mark.parametrize(
    ("changes", "message"), [pytest.param(changes, message, id=claim) for claim, changes, message in CELLS]
)
def test_a_fault_is_told_with_sheet_and_cell(changes, message, read, bare):
    book = layout_2021()
    for (sheet, cell), value in changes.items():
        put(book, sheet, cell, value)
    with pytest.raises(ReportError) as told:
        read(book)
    assert_said(str(told.value), message)
    assert_nothing_left(bare)


@pytest.mark.parametrize(("book", "message"), [pytest.param(book, message, id=claim) for claim, book, message in BOOKS])
def test_a_book_without_its_tables_is_told_what_was_looked_for(book, message, read, bare):
    with pytest.raises(ReportError) as told:
        read(book)
    assert_said(str(told.value), message)
    assert_nothing_left(bare)

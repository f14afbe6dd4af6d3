"""Small workbooks in the layouts of the child mortality tables, written by the tests themselves.

A book is its sheets by name, each a list of rows, so that a test can spoil one cell. Three years, and numbers that add
up by hand: in 2018, 3 + 2 + 5 = 10 births under 24 weeks, 18 weeks of 50 and 60 from week 42 = 960 from 24 weeks,
2 + 28 = 30 whose week is not known, 1,000 in all.
"""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

Book = dict[str, list[list[Any]]]

# Year: live births, stillbirths, neonatal deaths, stillbirth rate, neonatal rate; a tenth of the births in each decile.
REGISTERED = {2018: (1010, 5, 20, 4.9, 19.8), 2019: (1130, 6, 24, 5.3, 21.2), 2020: (1050, 4, 20, 3.8, 19.0)}
# Year: births (all, under 24, from 24, not stated), deaths (the same, and not linked), rates (as births).
LINKED = {
    2018: ((1000, 10, 960, 30), (20, 8, 10, 1, 1), (20, 800, 10.4, 33.3)),
    2019: ((1120, 12, 1088, 20), (24, 9, 12, 2, 1), (21.4, 750, 11, 100)),
    2020: ((1030, 10, 1000, 20), (20, 7, 9, 1, 3), (19.4, 700, 9, 50)),
}
# Year: under 22, 22, 23, each week from 24 to 41, 42 and over, inconsistent with birthweight, not stated.
BY_WEEK = {2018: (3, 2, 5, 50, 60, 2, 28), 2019: (4, 2, 6, 60, 8, 1, 19), 2020: (3, 3, 4, 55, 10, 4, 16)}

BIRTHS_AND_DEATHS = """\
geography,year,gestation,live_births,stillbirths,neonatal_deaths,published_stillbirth_rate,published_neonatal_rate
England,2018,all,1010,5,20,4.9,19.8
England,2018,all-linked,1000,,20,,20.0
England,2018,under-24,10,,8,,800.0
England,2018,from-24,960,,10,,10.4
England,2018,not-stated,30,,1,,33.3
England,2018,not-linked,,,1,,
England,2019,all,1130,6,24,5.3,21.2
England,2019,all-linked,1120,,24,,21.4
England,2019,under-24,12,,9,,750.0
England,2019,from-24,1088,,12,,11.0
England,2019,not-stated,20,,2,,100.0
England,2019,not-linked,,,1,,
England,2020,all,1050,4,20,3.8,19.0
England,2020,all-linked,1030,,20,,19.4
England,2020,under-24,10,,7,,700.0
England,2020,from-24,1000,,9,,9.0
England,2020,not-stated,20,,1,,50.0
England,2020,not-linked,,,3,,
"""

INDEX = "Index of Multiple Deprivation (IMD)"
TITLES = {
    "21": f"Live births, stillbirths and infant deaths: {INDEX}",
    "22": "Live births and neonatal deaths: babies born at under 24 weeks or at 24 weeks and over",
    "23": "Live births and neonatal deaths: gestational age at birth",
}
IMD = ["Live births", "Stillbirths", "Neonatal deaths", "Stillbirth rate", "Neonatal mortality rate"]
GESTATION = [
    *("Total live births ", "Live births under 24 weeks", "Live births 24 weeks or over", "Live births not stated"),
    *("Total neonatal deaths", "Neonatal deaths under 24 weeks", "Neonatal deaths 24 weeks or over"),
    *("Neonatal deaths Not stated", "Neonatal deaths Unlinked deaths", "Total neonatal mortality rate"),
    *("Neonatal mortality rate under 24 weeks", "Neonatal mortality rate 24 weeks or over"),
    *("Neonatal mortality rate not stated", "Unlinked deaths"),
]
WEEKS = [
    *("All", "Under 22 weeks & birthweight <1,000g", "22 weeks", *range(23, 42), "42 weeks & over"),
    *("Low gestational age inconsistent with birthweight", "Gestational age not stated", "Unlinked deaths "),
]


def deciles(year: int) -> list[list[Any]]:
    """Return the rows of one year by deprivation: the total, then ten deciles that add up to it."""
    births, still, deaths, still_rate, death_rate = REGISTERED[year]
    each = [[births // 10, int(i < still), deaths // 10 + int(i < deaths % 10), "[x]", "[x]"] for i in range(10)]
    return [[births, still, deaths, still_rate, death_rate], *each]


def gestations(year: int, mark: str) -> list[Any]:
    """Return the numbers of one year by gestation group."""
    births, deaths, rates = LINKED[year]
    return [*births, *deaths, *rates, mark]


def weeks(year: int) -> list[Any]:
    """Return the live births of one year by week, all of them first."""
    under, two, three, each, over, wrong, unknown = BY_WEEK[year]
    return [LINKED[year][0][0], under, two, three, *[each] * 18, over, wrong, unknown]


def by_deprivation(years, order=range(11)) -> list[list[Any]]:
    """Return the rows by deprivation."""
    return [[year, "Total" if i == 0 else i, *deciles(year)[i]] for year in years for i in order]


def by_week(mark: str, little: str) -> list[list[Any]]:
    """Return heading and rows by week, four columns a year."""
    columns = [(year, weeks(year)) for year in REGISTERED]
    heading: list[Any] = ["Gestational age (weeks)"]
    for year in REGISTERED:
        heading += [f"Live births {year}", f"Neonatal deaths {year}", f"Neonatal  mortality rate {year}"]
        heading += [f"Neonatal unreliable indicator {year}"]
    rows: list[list[Any]] = [heading]
    for i, label in enumerate(WEEKS):
        row: list[Any] = [label]
        for _, numbers in columns:
            row += [numbers[i] if i < len(numbers) else mark, 1, little, "u" if little == ":" else "[u]"]
        rows.append(row)
    return rows


def by_area(year: int, named: str) -> list[list[Any]]:
    """Return heading and rows by area of residence in one year."""
    heading = ["Area of usual residence (code)", "Area of usual residence (name)", *IMD]
    wales = ["W92000004", "Wales", 300, 2, 3, 6.6, 10]
    return [heading, ["E92000001", named, *REGISTERED[year]], ["E12000001", "North East", 100, 1, 2, 9.9, 20], wales]


def layout_2020() -> Book:
    """Return a book as the 2020 edition is laid out: areas in the titles, no brackets round the shorthand."""
    above: list[list[Any]] = [["This worksheet contains one table."], ["Source: Office for National Statistics"]]
    years = list(REGISTERED)

    def title(number: str, words: str, area: str) -> list[Any]:
        return [f"Table {number}: {words} in {area}, numbers and rates, 2018 to 2020[note 4][note 5]"]

    gestation = [["Year", *GESTATION], *([year, *gestations(year, "z")] for year in years)]
    return {
        "Cover_sheet": [
            ["Information on the Child mortality (death cohort) tables"],
            ["Publication dates "],
            ["Date of release: 17 February 2022. "],
            ["Next release: February 2023 (provisional)."],
            ["© Crown copyright 2022"],
        ],
        "Notes": [["Notes "], ["Note number", "Note text"], ["note 4", "Stillbirths per 1,000 live births."]],
        "Table_3": [
            ["Table 3: Live births, stillbirths and infant deaths: area of residence, numbers and rates, 2020[note 3]"],
            ["England and Wales"],
            *by_area(2020, "ENGLAND"),
        ],
        "Table_21": [title("21", TITLES["21"], "England"), *above, ["Year", "IMD", *IMD], *by_deprivation(years[::-1])],
        "Table_22": [title("22", TITLES["22"], "England"), *above, *gestation],
        "Table_23": [title("23", TITLES["23"], "England"), *above, *by_week("z", ":")],
        "Table_25": [title("25", TITLES["21"], "Wales"), *above, ["Year", "IMD", *IMD], *by_deprivation(years)],
        "Table_26": [title("26", TITLES["22"], "Wales"), *above, *gestation],
        "Table_27": [title("27", TITLES["23"], "Wales"), *above, *by_week("z", ":")],
    }


def layout_2021() -> Book:
    """Return a book as the 2021 edition is laid out: areas on a line of their own, shorthand in brackets."""
    old = layout_2020()
    book: Book = {"Cover_sheet": [list(row) for row in old["Cover_sheet"]], "Notes": old["Notes"]}
    book["Cover_sheet"][2] = ["Date of release: 1 March 2023. "]
    book["Cover_sheet"][4] = ["© Crown copyright 2023"]
    book["3"] = old["Table_3"]
    for number, title in (("21", "21"), ("22", "22"), ("23", "23"), ("25", "21"), ("26", "22"), ("27", "23")):
        area = "England" if number == title else "Wales"
        table = by_week("[z]", "[x]") if title == "23" else old[f"Table_{title}"][3:]
        book[number] = [
            [f"Table {number}: {TITLES[title]}, numbers and rates, 2018 to 2020 [note 3][note 4][note 12]"],
            [area],
            ["This worksheet contains one table."],
            ["Some shorthand is used in this table, [u] low reliability, [z] not applicable, [x] not available."],
            ["[note 4] refers to cell G6, [note 5] refers to cells H6 and I6."],
            *[["[z]" if cell == "z" else cell for cell in row] for row in table],
        ]
    return book


def layout_apart() -> Book:
    """Return a book unlike both: other names, titles and labels, headings in two rows, numbers as text, "
    "columns more."""
    merged = [
        [None if i else year, "All deciles" if i == 0 else f"{i}\xa0", "", *map(printed, deciles(year)[i]), "ok"]
        for year in (2019, 2020, 2018)
        for i in range(11)
    ]
    groups = ["Total", "Under 24 weeks [note 2]", "At 24 weeks or more", "Not stated"]
    upper = ["Country", "Period", "Live births", None, None, None, "Neonatal deaths (number)"]
    upper += [None, None, None, None, "Neonatal mortality rate (per 1,000 live births)", None, None, None]
    lower = [None, None, *groups, *groups, "Unlinked deaths", *groups]
    english = [["England", f"{year} [r]", *map(printed, gestations(year, "")[:-1])] for year in (2020, 2018, 2019)]
    welsh = [["Wales", year, *range(13)] for year in (2018, 2019, 2020)]
    table = [row[:2] for row in by_week("..", "-")][1:]
    every = [[year, *weeks(year)] for year in (2020, 2019, 2018)]
    labels = [["Completed week", *(row[0] for row in table)], *([f"{y} live births", *n, ".."] for y, *n in every)]
    renamed = {"All": "Total", "22 weeks": "22\xa0weeks", 24: "24.0", "42 weeks & over": "42 and over [note 9]"}
    by_weeks = [
        [renamed.get(cell, cell) if i == 0 else cell for i, cell in enumerate(row)] for row in zip(*labels, strict=True)
    ]
    return {
        "Title page": [["Child and infant mortality"], [None, "Release date", "31 May 2024"], ["Next release", "2025"]],
        "Weeks": [["Live births by week of gestation, England, 2018 to 2020"], [], *by_weeks, ["Source: ONS"]],
        "By gestation": [
            ["Births by gestation, England and Wales, 2018 to 2020"],
            upper,
            lower,
            *welsh[:1],
            *english,
            *welsh[1:],
        ],
        "Deprivation": [
            ["Back to contents", "Table 4a: Births by deprivation, England, 2018 to 2020"],
            ["Year of death", f"{INDEX} decile", None, *(f"{name}\n[note 7]" for name in IMD), "Comment"],
            *merged,
            ["Note: deciles are of England."],
        ],
    }


def printed(value: object) -> object:
    """Return a number as text, as it is printed: with thousands separators and odd spaces."""
    return f"\xa0{value:,} " if isinstance(value, int | float) else value


LAYOUTS = {"2020": layout_2020, "2021": layout_2021, "apart": layout_apart}


def put(book: Book, sheet: str, cell: str, value: object) -> None:
    """Put a value into a cell, named as in a spreadsheet."""
    letters, row = coordinate_from_string(cell)
    column, rows = column_index_from_string(letters), book[sheet]
    rows.extend([] for _ in range(row - len(rows)))
    rows[row - 1] = [*rows[row - 1], *[None] * (column - len(rows[row - 1]))]
    rows[row - 1][column - 1] = value


def save(book: Book, path: Path) -> Path:
    """Write a book to a file, the title of each sheet merged over its columns."""
    workbook = Workbook()
    workbook.remove(workbook["Sheet"])
    for name, rows in book.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
        sheet.merge_cells("A1:F1") if len(rows) > 1 and len(rows[0]) == 1 else None
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)
    return path

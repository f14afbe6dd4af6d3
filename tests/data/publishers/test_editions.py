import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from child_mortality_books import BIRTHS_AND_DEATHS, LAYOUTS, Book, layout_2020, layout_2021, layout_apart, put, save
from halveit.data.publishers import find_reader
from halveit.data.publishers.workbook.opening import open_workbook
from halveit.data.releases import load_release
from halveit.errors import Collector

PUBLISHED = {"2020": "2022-02-17", "2021": "2023-03-01", "apart": "2024-05-31"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_tables(layout, read):
    reading = read(LAYOUTS[layout]())
    assert reading.published == PUBLISHED[layout]
    assert reading.files["births-and-deaths.csv"] == BIRTHS_AND_DEATHS
    weeks = reading.files["live-births-by-week.csv"].splitlines()
    assert weeks[:6] == [
        "geography,year,week,live_births",
        "England,2018,all,1000",
        "England,2018,under 22,3",
        "England,2018,22,2",
        "England,2018,23,5",
        "England,2018,24,50",
    ]
    assert weeks[22:26] == [
        "England,2018,41,50",
        "England,2018,42 and over,60",
        "England,2018,inconsistent with birthweight,2",
        "England,2018,not stated,28",
    ]
    assert len(weeks) == 1 + 3 * 25


def test_the_release_describes_itself_and_passes_its_own_checks(read, bare):
    reading = read(layout_2021())
    folder = reading.write()
    assert sorted(path.name for path in folder.iterdir()) == [
        "births-and-deaths.csv",
        "live-births-by-week.csv",
        "release.toml",
    ]
    release = load_release(bare, "ons-child-mortality", "2023-03-01")
    release.check()
    assert release.title == "Child mortality (death cohort) tables in England and Wales, 2020 edition"
    assert release.accessed == "2026-01-31"
    assert release.obtained == "extracted"
    assert release.attribution == (
        "Source: Office for National Statistics licensed under the Open Government Licence v3.0. © Crown copyright 2023"
    )
    assert release.notes[0] == 'Taken by program from the workbook book.xlsx, sheets "21", "22" and "23".'
    assert release.notes[1].startswith("The sha256 of that workbook is ")


def test_the_year_of_release_stands_in_for_a_copyright_that_is_not_told(read):
    assert "© Crown copyright 2024" in read(layout_apart()).files["release.toml"]


def test_deaths_that_could_not_be_linked_are_told_where_they_are_many_and_in_the_latest_year(read):
    said = [warning for warning in read(layout_2021()).taken.warnings if "linked" in warning]
    assert said == [
        "In 2018, 1 of 20 neonatal deaths (5.0%) could not be linked to a birth and stand in no gestation group, "
        "so the "
        "2018 rate from 24 weeks is biased downwards.",
        "In 2020, 3 of 20 neonatal deaths (15.0%) could not be linked to a birth and stand in no gestation group, "
        "so the "
        "2020 rate from 24 weeks is biased downwards.",
    ]


def test_births_that_do_not_fit_their_weight_are_told_where_they_doubled(read):
    assert (
        "In 2020, 4 live births recorded under 22 weeks do not fit their birthweight (1 in 2019) and are counted "
        "as not "
        "stated, so the figures under 24 weeks are not comparable with earlier years."
    ) in read(layout_2021()).taken.warnings


def test_the_area_of_residence_counts_births_that_deprivation_leaves_out(read):
    # As in the 2022 edition, where 457 births were left out.
    book = layout_2021()
    put(book, "3", "C4", 1056)
    put(book, "3", "G4", 18.9)  # 20 / 1,056 = 18.94
    reading = read(book)
    assert "England,2020,all,1056,4,20,3.8,18.9\n" in reading.files["births-and-deaths.csv"]
    assert reading.taken.warnings[0] == (
        "In 2020 the registered births and deaths (gestation all) come from Table 3, by area of residence: 1,056 live "
        "births, 4 stillbirths, 20 neonatal deaths. Table 21 of the same workbook, by deprivation, totals 1,050 live "
        "births, 4 stillbirths, 20 neonatal deaths."
    )
    assert reading.taken.sources[3] == 'sheet "3" (Table 3): births and deaths by area of residence, taken for 2020'
    assert 'sheets "21", "22", "23" and "3"' in reading.files["release.toml"].replace('\\"', '"')


def test_a_total_that_is_not_taken_need_not_be_the_sum_of_its_deciles(read):
    book = layout_2021()
    put(book, "3", "C4", 1056)
    put(book, "3", "G4", 18.9)
    put(book, "21", "C7", 1051)
    reading = read(book)
    assert "England,2020,all,1056,4,20,3.8,18.9\n" in reading.files["births-and-deaths.csv"]
    assert (
        "live births, 2020: the total says 1,051, but its 10 rows by deprivation add up to 1,050. Table 21 does not "
        "agree with itself. It was not taken."
    ) in reading.taken.warnings


def test_shorthand_becomes_a_blank_and_is_told_with_its_cell(read):
    book = layout_2021()
    put(book, "22", "N7", "[x]")
    reading = read(book)
    assert "England,2018,not-stated,30,,1,,\n" in reading.files["births-and-deaths.csv"]
    assert (
        'Not given: neonatal mortality rate with gestation not stated, 2018 (sheet "22", cell N7 says [x]).'
        in reading.taken.warnings
    )


def test_a_mark_behind_a_number_is_told_and_the_number_is_taken(read):
    book = layout_2021()
    put(book, "22", "N7", "33.3 [u]")
    put(book, "22", "A9", "2020 [p]")
    warnings = read(book).taken.warnings
    assert "Marked as of low reliability: neonatal mortality rate with gestation not stated, 2018." in warnings
    assert "Marked as provisional: all numbers of 2020." in warnings


def test_a_column_that_says_how_far_to_trust_a_rate_is_told(read):
    book = layout_2021()
    put(book, "22", "Q6", "Under 24 weeks unreliable indicator")
    put(book, "22", "Q8", "[u]")
    assert "Marked as of low reliability: neonatal mortality rate under 24 weeks, 2019." in read(book).taken.warnings


def mismatched_apart(book: Book, not_stated: tuple[object, ...]) -> Book:
    """Give births and deaths that do not fit their weight columns of their own."""
    put(book, "22", "Q6", "Live births inconsistent with birthweight")
    put(book, "22", "R6", "Neonatal deaths inconsistent with birthweight")
    for row, births, number in zip((7, 8, 9), not_stated, (2, 1, 4), strict=True):
        put(book, "22", f"E{row}", births)
        put(book, "22", f"Q{row}", number)
        put(book, "22", f"R{row}", 0)
    return book


def test_births_that_do_not_fit_their_weight_are_added_to_the_not_stated_where_they_stand_apart(read):
    reading = read(mismatched_apart(layout_2021(), (28, 19, 16)))
    assert "England,2018,not-stated,30,,1,,\n" in reading.files["births-and-deaths.csv"]
    assert any("are added to those not stated" in warning for warning in reading.taken.warnings)


def test_births_that_do_not_fit_their_weight_are_not_added_twice(read):
    assert read(mismatched_apart(layout_2021(), (30, 20, 20))).files["births-and-deaths.csv"] == BIRTHS_AND_DEATHS


def test_weeks_that_do_not_add_up_to_the_gestation_groups_are_told(read):
    # Two tables of the publisher's, each of which agrees with itself: one more birth in week 24, and one more in all.
    book = layout_2021()
    put(book, "23", "B7", 1001)
    put(book, "23", "B11", 51)
    assert [warning for warning in read(book).taken.warnings if "by week" in warning] == [
        "In 2018, the live births by week add up to 1,001 for all-linked, but the table by gestation group says 1,000.",
        "In 2018, the live births by week add up to 961 for from-24, but the table by gestation group says 960.",
    ]


def test_a_cover_sheet_that_names_another_edition_is_told(read):
    book = layout_2021()
    put(book, "Cover_sheet", "A1", "Child mortality (death cohort) tables: 2021 edition")
    reading = read(book)
    assert reading.taken.title.endswith(", 2020 edition")
    assert "The cover sheet speaks of the 2021 edition, but the tables end with 2020." in reading.taken.warnings


def test_a_title_that_speaks_of_other_years_is_told(read):
    book = layout_2021()
    put(book, "22", "A1", "Table 22: Births under and from 24 weeks, 2018 to 2021")
    assert "The title of Table 22 says 2018 to 2021, but it holds 2018 to 2020." in read(book).taken.warnings


def test_rates_stored_in_full_are_rounded_as_a_spreadsheet_shows_them(read):
    book = layout_2021()
    put(book, "22", "N7", 100 / 3)
    put(book, "22", "N8", 100.00000000000001)
    reading = read(book)
    assert reading.files["births-and-deaths.csv"] == BIRTHS_AND_DEATHS
    assert (
        "Stored with more decimals than one, and rounded: neonatal mortality rate with gestation not stated, 2018."
        in reading.taken.warnings
    )


def test_hidden_sheets_are_not_read(tmp_path):
    from openpyxl import load_workbook

    path = save({**layout_2021(), "22 old": layout_2021()["22"]}, tmp_path / "hidden.xlsx")
    workbook = load_workbook(path)
    workbook["22 old"].sheet_state = "hidden"
    workbook.save(path)
    book = open_workbook(path)
    assert [sheet.name for sheet in book.sheets if "22" in sheet.name] == ["22"]
    assert book.listed.endswith('"27". Hidden, and not read: "22 old".')


def taken_from(path: Path) -> dict[str, str]:
    """Return the tables of a workbook as text."""
    faults = Collector()
    taken = find_reader("ons-child-mortality").take(open_workbook(path), faults, dated=False)
    faults.finish()
    return {table.name: table.printed(sorted({name for row in table.rows for name in row})) for table in taken.tables}


HEADINGS = {"21": 5, "22": 5, "23": 5, "3": 2}  # how many rows of layout 2021 stand above the heading
STRANGE = ("Percentage of all live births", "Live births of boys", "Upper confidence limit", "", "Infant deaths")


def shuffled(book: Book, dice: random.Random) -> Book:
    """Return a book with rows, columns and sheets in another order, and with noise that means nothing."""
    made: Book = {}
    for name, above in HEADINGS.items():
        heading, *rows = book[name][above:]
        wide = [row + [None] * (len(heading) - len(row)) for row in rows]
        if dice.random() < 0.8:
            dice.shuffle(wide)
        columns = list(zip(heading, *wide, strict=True))
        columns += [
            (dice.choice(STRANGE), *(dice.choice([1, 2.5, ""]) for _ in wide)) for _ in range(dice.randrange(3))
        ]
        dice.shuffle(columns)
        noted = [(noisy(str(column[0]), dice), *column[1:]) for column in columns]
        heading, *wide = map(list, zip(*noted, strict=True))
        blank = [[] for _ in range(dice.randrange(3))]
        spread = [line for row in wide for line in ([row, []] if dice.random() < 0.1 else [row])]
        after = [[], ["Source: Office for National Statistics"], ["[u] low reliability"]]
        made[name] = [*book[name][:above], *blank, heading, *spread, *after]
    others = {name: rows for name, rows in book.items() if name not in made}
    sheets = [*made.items(), *others.items(), ("Remarks", [["Live births are babies born alive.", 12]])]
    dice.shuffle(sheets)
    return dict(sheets)


def noisy(heading: str, dice: random.Random) -> str:
    """Return a heading with notes and odd spaces that mean nothing."""
    spaced = heading.replace(" ", dice.choice([" ", "  ", "\xa0", "\n"]))
    return spaced + dice.choice(["", " [note 5]", "[note 5][note 27]", "\xa0(note 3)", " "]) if heading else heading


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32))
def test_neither_order_nor_noise_changes_what_is_taken(seed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("noise")
    book = shuffled(layout_2021(), random.Random(seed))
    assert taken_from(save(book, folder / "noisy.xlsx")) == taken_from(save(layout_2020(), folder / "still.xlsx"))

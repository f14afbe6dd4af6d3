from datetime import date
from decimal import Decimal

import pytest

from halveit.data.publishers.ons_child_mortality.cover import date_of
from halveit.data.publishers.ons_child_mortality.headings import in_words, role_of, week_of
from halveit.data.publishers.workbook.cells import clean, figure, plain, rounded, year_of

NUMBERS = [
    (1234, "1234", ()),
    (1234.0, "1234.0", ()),
    ("1,234", "1234", ()),
    ("1\xa0234", "1234", ()),
    (" 12,345,678 ", "12345678", ()),
    ("838.7", "838.7", ()),
    ("838.7 [u]", "838.7", ("u",)),
    ("0.5u", "0.5", ("u",)),
    ("1,234 [r][note 3]", "1234", ("r",)),
    ("1,234 (p) (r)", "1234", ("p", "r")),
    ("-5", "-5", ()),
    ("−5", "-5", ()),
    ("1,234¹", "1234", ()),
]
BLANK = ["[z]", "[x]", "[c]", "[u]", ":", "..", "-", "–", "z", "u", "(u)", "[Z]", " [x] [note 2]", "\xa0:\u200b"]
NO_NUMBERS = [
    "n/k",
    "1,23",
    "12,34",
    "2,9",
    "1 23",
    "12 [q]",
    "#N/A",
    "1e5",
    "12-14",
    "0x1F",
    "٣",
    "about 5",
    "5%",
    "*",
]


@pytest.mark.parametrize(("cell", "number", "marks"), NUMBERS)
def test_a_number_is_read_with_its_marks(cell, number, marks):
    read = figure(cell)
    assert (read.number, read.marks, read.found) == (Decimal(number), marks, "")


@pytest.mark.parametrize("cell", BLANK)
def test_shorthand_is_no_number_and_no_fault(cell):
    read = figure(cell)
    assert (read.number, read.found) == (None, "")
    assert read.marks


@pytest.mark.parametrize("cell", [*NO_NUMBERS, "9" * 15, 10**40, True, date(2022, 1, 1), float("inf"), float("nan")])
def test_anything_else_is_a_fault(cell):
    read = figure(cell)
    assert read.number is None
    assert not read.marks
    assert read.found


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        (2022, (2022, ())),
        (2022.0, (2022, ())),
        ("2022", (2022, ())),
        ("2022.0", (2022, ())),
        (" 2022\xa0[r]", (2022, ("r",))),
        ("2022 [note 3]", (2022, ())),
        ("2022 (provisional)", (2022, ("p",))),
        ("2022³", (2022, ())),
        ("2010 to 2014", None),
        ("2020/21", None),
        (20222, None),
        (5, None),
        ("Total", None),
        (None, None),
        (True, None),
    ],
)
def test_a_year_is_read_in_every_form(cell, year):
    assert year_of(cell) == year


def test_text_is_cleaned_of_what_nobody_sees():
    assert clean("\ufeff\x1b[2JLive\xa0births\n (all)\u200b ") == "[2JLive births (all)"
    assert plain("Under 22 weeks & birthweight <1,000g [note 2]") == "under 22 weeks and birthweight <1000g"
    assert plain("Rate² (per 1,000 live births)") == "rate"


def test_rates_are_rounded_half_up_as_spreadsheets_show_them():
    assert [rounded(Decimal(text), 1) for text in ("2.95", "2.949999", "3", "838.70000000000005")] == [
        *("3.0", "2.9", "3.0", "838.7")
    ]


ROLES = [
    ("Live births", "live_births/all"),
    ("Number of live births (registered)", "live_births/all"),
    ("Live births: 24 weeks and over", "live_births/from-24"),
    ("Live births ≥24 weeks", "live_births/from-24"),
    ("Live births, 24+ weeks", "live_births/from-24"),
    ("Live births at under 24 completed weeks of gestation", "live_births/under-24"),
    ("Live births <24 weeks", "live_births/under-24"),
    ("Live births not stated or inconsistent with birthweight", "live_births/not-stated"),
    ("Live births inconsistent with birthweight", "live_births/mismatched"),
    ("2019 live births [note 27]", "live_births/all@2019"),
    ("Still births", "stillbirths/all"),
    ("Rate of stillbirths per 1,000 live births and stillbirths", "stillbirth_rate/all"),
    ("Stillbirth mortality rate", "stillbirth_rate/all"),
    ("Neonatal deaths Unlinked deaths", "neonatal_deaths/not-linked"),
    ("Unlinked neonatal deaths ", "neonatal_deaths/not-linked"),
    ("Neonatal death rate (per 1,000 live births)", "neonatal_rate/all"),
    ("Neonatal unreliable indicator", "neonatal_rate/all/reliability"),
    ("Year of death", "year"),
    ("Data year", "year"),
    ("IMD decile [note 34]", "decile"),
    ("Area of usual residence (name)", "area"),
    # What must not be taken for any of these.
    ("Live births to mothers aged 24", None),
    ("Male live births", None),
    ("Live births over 24 weeks", None),
    ("Live births 22 to 23 weeks", None),
    ("Live births 2012-2016 (combined years)", None),
    ("Live births and stillbirths", None),
    ("Percentage of live births under 24 weeks", None),
    ("Early neonatal deaths", None),
    ("Late neonatal mortality rate", None),
    ("Post-neonatal deaths", None),
    ("Perinatal deaths", None),
    ("Infant deaths", None),
    ("Infant mortality rate", None),
    ("Mother’s age in years", None),
    ("", None),
]


@pytest.mark.parametrize(("heading", "role"), ROLES)
def test_a_heading_is_understood_or_left_alone(heading, role):
    assert role_of(heading) == role


def test_a_role_is_told_in_words():
    assert in_words("neonatal_rate/from-24") == "neonatal mortality rate at 24 weeks or over"
    assert in_words("live_births/all@2019") == "live births, 2019"


@pytest.mark.parametrize(
    ("label", "week"),
    [
        ("All", "all"),
        ("Under 22 weeks & birthweight <1,000g", "under 22"),
        ("Under 22 weeks and birthweight less than 1,000 grams", "under 22"),
        ("22 weeks", "22"),
        ("41.0", "41"),
        ("Week 24", "24"),
        ("42 weeks & over", "42 and over"),
        ("42+", "42 and over"),
        ("Low gestational age inconsistent with birthweight", "inconsistent with birthweight"),
        ("Under 22 weeks and birthweight 1,000g and over", "inconsistent with birthweight"),
        ("Gestational age not stated", "not stated"),
        ("Unlinked deaths ", "not linked"),
        ("24 to 36 weeks", None),
        ("Under 24 weeks", None),
        ("37 weeks and over", None),
        ("42", None),
        ("43 weeks and over", None),
    ],
)
def test_a_week_is_understood_or_left_alone(label, week):
    assert week_of(label) == week


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("17 February 2022. ", "2022-02-17"),
        ("31st May 2024", "2024-05-31"),
        ("Friday 31 May 2024 at 9:30am", "2024-05-31"),
        ("Friday, 31 of May 2024", "2024-05-31"),
        ("9:30am on Friday 31 May 2024", "2024-05-31"),
        ("1 Mar 2023", "2023-03-01"),
        ("May 31, 2024", "2024-05-31"),
        ("2024-05-31", "2024-05-31"),
        ("2024-05-31 00:00:00", "2024-05-31"),
        ("01/03/2023", "2023-03-01"),
        ("May 2024", "2024-05"),
        ("31 June 2024", None),
        ("to be announced", None),
        ("2024", None),
    ],
)
def test_a_date_is_read_as_british_publishers_write_it(text, date):
    assert date_of(text) == date

"""Ratios of rates between groups: against those published, and against values worked out by hand."""

from math import exp, sqrt
from typing import Any

import pytest
from msgspec.structs import replace

from halveit.data.checks import check_table
from halveit.data.editions import load_edition
from halveit.drawing.svg import specification
from halveit.drawing.theme import NARROW, WIDE
from halveit.errors import Collector, ReportError


@pytest.fixture(scope="module")
def newest(project):
    return load_edition(project, "2026")


def found(shelf) -> dict[tuple[str, str], Any]:
    """Return each row's ratio and limits by what is counted and the group."""
    return {(str(row[0]), str(row[1])): row[5:] for row in shelf.get("inequalities").exhibit.rows}


@pytest.mark.parametrize(("group", "ratio"), [("Black", 4.35), ("Mixed", 3.19), ("Asian", 1.86)])
def test_ratios_of_maternal_death_rates_by_ethnic_group_are_those_published(shelf, group, ratio):
    # 2016-18, Office for National Statistics, Sustainable Development Goals data, from MBRRACE-UK reports.
    assert round(found(shelf)["Maternal deaths, 2016-18", group][0], 2) == ratio


def test_where_only_rates_were_published_there_is_no_interval_and_a_note_says_so(shelf):
    rows = found(shelf)
    assert all(rows[what][1:] == (None, None) for what in rows if what[0].startswith("Maternal"))
    assert "No interval can be computed" in " ".join(shelf.get("inequalities").exhibit.notes)


def test_stillbirths_in_the_most_and_the_least_deprived_fifth_of_areas_by_hand(shelf):
    # 2019: 443 + 357 of 82,982 + 74,757 + 800 births; 123 + 104 of 49,050 + 43,143 + 227.
    ratio, low, high = found(shelf)["Stillbirths, 2019", "Most deprived fifth"]
    assert ratio == pytest.approx((800 / 158_539) / (227 / 92_420))
    error = 1.96 * sqrt(1 / 800 + 1 / 227)  # log-normal limits come near the exact ones
    assert (low, high) == (pytest.approx(ratio * exp(-error), rel=0.01), pytest.approx(ratio * exp(error), rel=0.01))


def test_neonatal_deaths_are_held_against_live_births_alone(shelf):
    ratio = found(shelf)["Neonatal deaths, 2019", "Most deprived fifth"][0]
    assert ratio == pytest.approx((548 / 157_739) / (192 / 92_193))


def test_the_newest_edition_has_stillbirths_by_ethnic_group_too(shelf_of):
    ratio, low, high = found(shelf_of("2026"))["Stillbirths, 2021", "Black"]
    # 146 + 34 + 26 of 20,733 + 5,067 + 3,733 + 206 births; 1,217 + 280 of 349,840 + 72,144 + 1,497.
    assert ratio == pytest.approx((206 / 29_739) / (1497 / 423_481))
    assert low < ratio < high


def test_an_edition_knows_nothing_of_years_after_its_own(shelf):
    periods = {what.rpartition(", ")[2] for what, _ in found(shelf)}
    assert periods == {"2016-18", "2019"}


@pytest.mark.parametrize("name", ["2021", "2026"])
@pytest.mark.parametrize("canvas", [WIDE, NARROW], ids=lambda canvas: canvas.name)
def test_the_chart_can_be_drawn_with_all_its_groups_and_the_line_at_1(shelf_of, name, canvas):
    shown = shelf_of(name).get("inequalities").exhibit
    assert shown.draw
    spec = str(specification(shown.draw, canvas))
    assert all(f"'{row[1]}'" in spec for row in shown.rows if row[1] != "Most deprived fifth")
    assert "'tick': 1, " in spec


@pytest.mark.parametrize("name", ["by-deprivation", "by-ethnic-group"])
@pytest.mark.parametrize("column", ["live_births", "stillbirths", "neonatal_deaths"])
def test_parts_that_do_not_add_up_to_their_total_are_refused(newest, name, column):
    table = newest.release("ons-inequalities").table(name)
    row = table.rows[1]
    spoilt = replace(row, printed={**row.printed, column: str(int(row.printed[column]) + 1)})
    faults = Collector()
    check_table(replace(table, rows=(table.rows[0], spoilt, *table.rows[2:])), faults)
    with pytest.raises(ReportError, match="The difference is 1"):
        faults.finish()


def test_totals_are_those_of_the_tables_of_births_and_deaths(edition):
    parts = {row.printed["year"]: row for row in rows_of(edition, "ons-inequalities", "by-deprivation", "decile")}
    for row in rows_of(edition, "ons-child-mortality", "births-and-deaths", "gestation"):
        other = parts[row.printed["year"]]
        counts = ("live_births", "stillbirths", "neonatal_deaths")
        assert [row.printed[name] for name in counts] == [other.printed[name] for name in counts]


def rows_of(edition, dataset, name, column):
    """Return the rows of a table that hold totals."""
    return [row for row in edition.release(dataset).table(name).rows if row.printed[column] == "all"]

"""The edition of 2026: its figures against those that others published, its warnings, and what it may not know."""

import pytest

from halveit.data.editions import load_edition
from halveit.data.periods import Period
from halveit.drawing.svg import specification
from halveit.drawing.theme import NARROW, WIDE


@pytest.fixture(scope="module")
def newest(project):
    return load_edition(project, "2026")


@pytest.fixture(scope="module")
def shelf(shelf_of):
    return shelf_of("2026")


def rows(shelf, label):
    return {row[0]: row for row in shelf.get(label).exhibit.rows}


def rate(shelf, label, period):
    """Return the rate of a period as the exhibit's main series has it."""
    return shelf.get(label).exhibit.measures[0].at(period)


def notes(shelf, label):
    return " ".join(shelf.get(label).exhibit.notes)


AMBITIONS = (
    "stillbirths", "neonatal-deaths", "perinatal-deaths", "preterm-births", "brain-injuries", "maternal-deaths",
)  # fmt: skip
STANDING = {
    "status", "status_words", "status_sentence", "status_period", "change_low", "change_high", "change_words", "pace",
    "pace_low", "pace_high", "pace_words", "needed", "needed_words", "projection", "projection_low", "projection_high",
    "projection_words", "projection_meaning",
}  # fmt: skip

PUBLISHED = {
    # Office for National Statistics, Births in England and Wales: birth registrations, 2023 edition, Table 2.
    "stillbirths.latest": "3.9",
    "stillbirths.latest_period": "2023",
    # Written answer 84835, 3 November 2025.
    "stillbirths.stated_rate": "3.8",
    "stillbirths.stated_period": "2024",
    "neonatal-deaths.stated_rate": "1.4",
    "neonatal-deaths.stated_period": "2023",
    # Office for National Statistics, Child mortality (death cohort) tables, 2022 edition, Tables 3 and 22.
    "neonatal-deaths.latest": "1.5",
    "neonatal-deaths.latest_period": "2022",
    "early-births.latest_rate": "2.9",
    # Written answer 5175, 19 September 2024: 25% lower than in 2010.
    "neonatal-deaths.change": "25%",
    # Government response of 14 January 2025, and House of Lords Library, 2025.
    "preterm-births.latest": "8.1%",
    "preterm-births.latest_period": "2023",
    "preterm-births.counted": "7.9%",
    "preterm-births.counted_period": "2022",
    # Written answer 202781, 24 October 2023: nothing newer was found.
    "brain-injuries.latest": "4.2",
    "brain-injuries.latest_period": "2019",
    # Oxford Population Health, January 2026: 12.80, 20% higher than in 2009-11.
    "maternal-deaths.latest": "12.8",
    "maternal-deaths.latest_period": "2022-24",
    "maternal-deaths.change": "20%",
    "maternal-deaths.direction": "rose",
    # Rate ratio as Oxford Population Health has it in November 2022: 3.7 for Black women, 2018-20.
    "maternal-deaths.black_ratio": "3.7",
    "maternal-deaths.groups_period": "2018-20",
    # NHS Resolution, annual report and accounts 2021/22: 95 of 122.
    "incentive-scheme.year3_full": "95",
    "incentive-scheme.year3_trusts": "122",
    "incentive-scheme.year3_share": "78%",
    "incentive-scheme.year3_below": "27",
    "incentive-scheme.year1_share": "54%",
    "incentive-scheme.year2_share": "87%",
}


@pytest.mark.parametrize("id", PUBLISHED)
def test_the_published_figure_is_reproduced(id, shelf):
    assert shelf.fact(id).shown == PUBLISHED[id]


@pytest.mark.parametrize(
    ("label", "year", "fall", "source"),
    [
        ("stillbirths", "2021", 19.3, "written answer 112056, 21 December 2022"),
        ("stillbirths", "2022", 22.6, "written answer HL428, 21 December 2023: 23%"),
        ("neonatal-deaths", "2020", 36.0, "written answer 112056, 21 December 2022: 36%"),
        ("neonatal-deaths", "2021", 30.4, "written answer HL428, 21 December 2023: 30%"),
        ("neonatal-deaths", "2022", 25.3, "written answer 5175, 19 September 2024: 25%"),
    ],
)
def test_falls_since_2010_are_those_that_ministers_gave(label, year, fall, source, shelf):
    assert (1 - rate(shelf, label, year) / rate(shelf, label, "2010")) * 100 == pytest.approx(fall, abs=0.05), source


def test_the_stillbirth_rate_of_2023_is_computed_from_its_counts(shelf):
    # 2,230 / (563,561 + 2,230) = 3.9414 per 1,000; 3,506 / 690,512 = 5.0774 in 2010: 22.37% less.
    assert rate(shelf, "stillbirths", "2023") == pytest.approx(3.9414, abs=5e-5)
    assert shelf.fact("stillbirths.change").value == pytest.approx(22.37, abs=5e-3)


def test_the_pre_term_rate_of_2022_is_computed_from_its_counts(shelf):
    # (44,219 + 1,687) / (576,643 + 2,276) = 7.930%, which the House of Lords Library gives as 7.9%.
    assert rate(shelf, "preterm-births", "2022") == pytest.approx(7.930, abs=5e-4)


@pytest.mark.parametrize(("period", "low", "high"), [("2018-20", 9.53, 12.40), ("2019-21", 10.23, 13.23)])
def test_our_intervals_are_those_that_mbrrace_uk_published(period, low, high, shelf):
    # MBRRACE-UK, Maternal mortality 2019-2021 (data brief), October 2023.
    assert [round(limit, 2) for limit in rows(shelf, "maternal-deaths")[period][4:6]] == [low, high]


def test_no_interval_is_shown_where_only_an_earlier_count_of_deaths_was_found(shelf):
    period, deaths, _maternities, shown, low, high, _path = rows(shelf, "maternal-deaths")["2021-23"]
    assert (period, deaths, shown, low, high) == ("2021-23", None, 12.82, None, None)


def test_the_rates_stand_behind_the_path(shelf):
    for label in AMBITIONS:
        assert shelf.fact(f"{label}.status").shown == "behind"
        assert shelf.get(label).exhibit.title.endswith("behind the path to the ambition")
        assert "The rate is behind the path." in shelf.get(label).exhibit.alt


def test_a_status_names_its_period_where_a_newer_rate_has_no_counts(shelf):
    assert shelf.fact("preterm-births.status_period").shown == "2022"
    assert shelf.get("preterm-births").exhibit.title.endswith(
        "8.1% in 2023; in 2022 it was behind the path to the ambition"
    )


def test_every_ambition_has_every_fact_of_its_standing_in_both_editions(shelf_of, shelf):
    older = shelf_of("2021")
    names = [
        {name.partition(".")[2] for name in made.get(label).facts} & STANDING
        for made in (older, shelf)
        for label in AMBITIONS
    ]
    assert all(found == STANDING for found in names)


@pytest.mark.parametrize("label", ["neonatal-deaths", "perinatal-deaths"])
def test_intervals_of_years_with_deaths_not_linked_span_all_that_is_possible(label, shelf):
    exhibit = shelf.get(label).exhibit
    bounds = exhibit.standing.measured.possible
    assert bounds.periods == ("2020", "2021")
    for period in bounds.periods:
        low, high = exhibit.standing.limits(period)
        assert low < bounds.at(period)[0] < bounds.at(period)[1] < high
    assert "Wide bars show how high the rate would be" in " ".join(exhibit.alt)


def test_where_the_pace_would_lead_is_called_a_projection(shelf):
    assert shelf.fact("stillbirths.projection_words").shown == "would be 4.1 in 2025 (allowing for chance, 3.4 to 4.8)"
    assert "It is not a forecast" in shelf.fact("stillbirths.projection_meaning").shown
    assert shelf.fact("stillbirths.pace_words").shown == (
        "rose by about 0.9% a year from 2019 to 2023, which chance alone could explain"
    )


def test_deaths_that_could_not_be_linked_are_warned_of(shelf):
    # 733 + 169 over 581,195, and 812 + 88 over 592,345.
    told = notes(shelf, "neonatal-deaths")
    assert "In 2020, 169 neonatal deaths (10.8% of all)" in told
    assert shelf.fact("neonatal-deaths.highest_2020").shown == "1.55"
    assert shelf.fact("neonatal-deaths.highest_2021").shown == "1.52"
    assert "In 2022, 142 deaths" in told
    assert "169 neonatal deaths could not be linked" in notes(shelf, "perinatal-deaths")


def test_the_counts_of_2022_before_24_weeks_are_told_to_be_another_way_of_counting(shelf):
    told = notes(shelf, "early-births")
    assert "2022 are not comparable" in told
    assert "154 live births and 142 deaths" in told
    assert "(17 and 4 in 2021)" in told
    assert "would be 955 and 769" in told


def test_what_was_not_found_is_said(shelf):
    assert "found for 2024" in notes(shelf, "stillbirths")
    assert "found for 2023 and 2024" in notes(shelf, "neonatal-deaths")
    assert "not known for 2023 and 2024" in notes(shelf, "perinatal-deaths")
    assert "found for 2024" in notes(shelf, "preterm-births")
    assert "found for 2020 to 2024" in notes(shelf, "brain-injuries")
    assert "Results of later years were not found" in notes(shelf, "incentive-scheme")


def test_no_such_warning_stands_in_the_edition_that_does_not_show_those_years(shelf_of):
    told = " ".join(note for shelved in shelf_of("2021") for note in shelved.exhibit.notes)
    for words in ("169", "955", "Ministers", "2024", "report of 2021-22"):
        assert words not in told


def test_stated_rates_stand_apart_from_computed_ones(shelf):
    assert rows(shelf, "stillbirths")["2024"][1:4] == (None, None, 3.8)
    assert rows(shelf, "stillbirths")["2024"][-1] == "stated"
    assert rows(shelf, "neonatal-deaths")["2023"][1:4] == (None, None, 1.4)
    assert "2024" not in shelf.get("stillbirths").exhibit.measures[0].periods
    assert "2023" not in shelf.get("neonatal-deaths").exhibit.measures[0].periods


LAST = {
    "stillbirths": "2023",
    "early-births": "2022",
    "neonatal-deaths": "2022",
    "perinatal-deaths": "2022",
    "preterm-births": "2023",
    "brain-injuries": "2019",
    "maternal-deaths": "2022-24",
    "incentive-scheme": "2021-22",
}


@pytest.mark.parametrize("label", LAST)
def test_no_chart_invents_a_period(label, shelf):
    series = shelf.get(label).exhibit.measures[0]
    assert series.known[-1] == LAST[label]
    assert list(series.periods) == sorted(series.periods, key=Period)


def test_each_period_of_maternal_deaths_names_its_release(shelf):
    told = notes(shelf, "maternal-deaths")
    for date in ("21 March 2023", "October 2023", "October 2024", "January 2026"):
        assert date in told
    assert "2018-20 and 2019-21" in told


@pytest.mark.parametrize("canvas", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_vertical_axis_of_maternal_deaths_holds_every_interval(canvas, shelf):
    exhibit = shelf.get("maternal-deaths").exhibit
    highest = max(row[5] for row in exhibit.rows if row[5] is not None)
    spec = str(specification(exhibit.draw, canvas))
    assert 14 < highest < 16
    assert "'domain': [0.0, 16]" in spec


def test_chapters_of_the_old_report_are_left_out(newest, shelf):
    assert "chapters/forewords.qmd" in newest.leaves_out
    assert "reconciliation" not in shelf.labels
    assert newest.supersedes == "2021"


def test_a_lowest_rate_names_every_year_that_is_written_alike(shelf):
    # 3.828 in 2019 and 3.798 in 2020 are both 3.8.
    assert shelf.fact("stillbirths.lowest_period").shown == "2019 and 2020"
    assert shelf.fact("stillbirths.lowest").shown == "3.8"
    assert shelf.fact("stillbirths.since_period").shown == "2021"


def test_a_note_on_deaths_not_linked_has_the_decimals_of_the_table(shelf):
    # 5.046 is 5.0 in the table: a note that says 5.05 would seem to contradict it.
    assert "the rate would be 5.3 and not 5.0." in notes(shelf, "perinatal-deaths")


def test_births_before_24_weeks_are_compared_up_to_the_last_comparable_year(shelf):
    title = shelf.get("early-births").exhibit.title
    assert title.startswith("More babies were born alive before 24 weeks in 2021 than in 2010")
    assert shelf.fact("early-births.compared_period").shown == "2021"
    assert shelf.fact("early-births.compared_share").shown == "0.14%"  # 836 of 595,948

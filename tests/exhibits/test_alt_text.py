"""What is told to those who cannot see a chart agrees with its data, and changes with them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from halveit.data.editions import load_edition
from halveit.data.periods import Period
from halveit.data.series import Series, SeriesEntry
from halveit.drawing.sentences import course, shower
from halveit.exhibits.shelf import Shelf
from sharing import made_once
from told_numbers import known_numbers, numbers_in

CHARTS = (
    "stillbirths", "early-births", "neonatal-deaths", "perinatal-deaths", "preterm-births", "brain-injuries",
    "maternal-deaths", "inequalities", "incentive-scheme",
)  # fmt: skip
COURSES = {"stillbirths", "neonatal-deaths", "perinatal-deaths", "brain-injuries", "maternal-deaths"}
"""Charts of one rate, whose course is told."""
PERIOD = r"\d{4}(?:-\d\d)?"
PERIODS = rf"{PERIOD}(?:, {PERIOD})*(?: and {PERIOD})?"
WORSE = 0.6
"""What later values of everything counted are multiplied with, to see the texts change."""
FROM = 2015
"""The first of the later years."""
MOST_OF_A_RATE = 30
"""What is more is a count, and stays whole."""
LEFT_ALONE = (
    "live-births",
    "maternities",
    "-trusts",
    "scheme-year",
    "mismatched",
    "-low",
    "-high",
    "-white",
    "least-deprived",
    "quintile-1",
)


@pytest.fixture(scope="module", params=["2021", "2026"])
def charts(request, shelf_of):
    shelf = shelf_of(request.param)
    return {shelved.label: shelved for shelved in shelf if shelved.exhibit.is_chart}


@pytest.fixture(scope="module", params=["2021", "2026"])
def changed(request, project, shelf_of, tmp_path_factory):
    """The charts as they are, and as they would be with fewer events in later years."""
    plain = SeriesEntry.read

    def read(self, table):
        series = plain(self, table)
        if any(part in series.id for part in LEFT_ALONE):
            return series
        values = [
            worse(v) if v and Period(p).last >= FROM else v for p, v in zip(series.periods, series.values, strict=True)
        ]
        return replace(series, values=tuple(values))

    def make():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(SeriesEntry, "read", read)
            return charts_on(Shelf(load_edition(project, request.param)))

    shelves = {"as is": charts_on(shelf_of(request.param))}
    return {**shelves, "changed": made_once(tmp_path_factory, f"changed-{request.param}", make)}


def worse(value):
    return round(value * WORSE, 0 if value > MOST_OF_A_RATE else 4)


def charts_on(shelf):
    return {label: shelf.get(label) for label in CHARTS}


def groups(pattern, text):
    """Return what a pattern's groups find in a text; None where it finds nothing."""
    found = re.search(pattern, text)
    return found.groups() if found else None


def told(shelved):
    return " ".join(shelved.exhibit.alt)


def check_numbers(shelved):
    axis = {"5"} if "axis starts at 5%" in told(shelved) else set()
    unknown = numbers_in(told(shelved)) - known_numbers(shelved) - counted(shelved) - axis
    assert unknown == set(), (shelved.label, unknown)


def counted(shelved):
    return {count for count, _ in re.findall(r"(\d+) (points|wide bars|bars|years|in the second)", told(shelved))}


def rates(shelved):
    """Return the rates of a chart's table by period, as they are written."""
    names = [column.name for column in shelved.exhibit.columns]
    place, basis = names.index("rate"), names.index("basis") if "basis" in names else None
    return {
        row[0]: f"{row[place]:.10f}"
        for row in shelved.exhibit.rows
        if row[place] is not None and (basis is None or row[basis] != "stated")
    }


def check_course(shelved):
    """Hold what is told of the rate's ends and turns against its table."""
    values = {period: float(rate) for period, rate in rates(shelved).items()}
    show = shower(1)
    first, last = next(iter(values)), list(values)[-1]
    (text,) = groups(r"rate (?:of all brain injuries )?(was .*?\d)\. ", told(shelved)) or ("",)
    assert text.startswith(f"was {show(values[first])} in {first}"), shelved.label
    assert text.endswith(f"was {show(values[last])} in {last}"), shelved.label
    for word, extreme in (("highest", max), ("lowest", min)):
        value = show(extreme(values.values()))
        where = [period for period in values if show(values[period]) == value]
        found = groups(rf"was {word} in ({PERIODS}) at ([\d.]+)", text)
        if first in where or last in where:
            assert found is None, (shelved.label, found)
        else:
            assert found, (shelved.label, word)
            assert (re.findall(PERIOD, found[0]), found[1]) == (where, value), shelved.label


def check_title(shelved):
    """Hold a title's verb against the first and the last rate."""
    values = [float(rate) for rate in rates(shelved).values()]
    title = shelved.exhibit.title
    verb = re.search(r"\b(fell|rose|lower|higher)\b", title.split(",")[0].split(";")[0])
    if verb:
        assert verb[1] in (("fell", "lower") if values[-1] < values[0] else ("rose", "higher")), title
        share = abs(values[-1] / values[0] - 1) * 100
        (size,) = groups(r"([\d.]+)%", title) or ("",)
        assert float(size) == pytest.approx(share, abs=0.05 if "." in size else 0.5), title


@pytest.mark.parametrize("label", CHARTS)
def test_every_number_in_an_alt_text_is_one_of_the_chart(label, charts):
    check_numbers(charts[label])


@pytest.mark.parametrize("label", sorted(COURSES))
def test_first_last_and_turns_are_those_of_the_table(label, charts):
    check_course(charts[label])


@pytest.mark.parametrize("label", sorted(COURSES - {"brain-injuries"}))
def test_a_title_says_fell_where_the_rate_fell(label, charts):
    assert re.search(r"\b(fell|rose|lower|higher) ", charts[label].exhibit.title)
    check_title(charts[label])


def test_the_peak_in_the_title_on_brain_injuries_is_the_highest_rate(charts):
    values = {period: float(rate) for period, rate in rates(charts["brain-injuries"]).items()}
    peak, last = max(values, key=lambda period: values[period]), list(values)[-1]
    title = charts["brain-injuries"].exhibit.title
    assert title.startswith(
        f"Brain injuries reached {values[peak]:.1f} per 1,000 live births in {peak}; in {last} the rate"
    )
    assert f"was {values[last]:.1f}, down from that peak" in title


@pytest.mark.parametrize("label", CHARTS)
def test_an_alt_text_says_how_many_values_there_are(label, charts):
    shelved = charts[label]
    rows = shelved.exhibit.rows
    expected = {
        **dict.fromkeys(COURSES, f"{len(rates(shelved)) if label in COURSES else 0} points"),
        "early-births": f"{len(rows)} years",
        "inequalities": f"{len(rows)} points",
        "incentive-scheme": f"{len(rows)} bars",
        "preterm-births": f"{sum(row[3] is not None for row in rows)} points",
    }
    assert expected[label] in told(shelved)


def test_chart_2_compares_years_that_can_be_compared(charts):
    shelved = charts["early-births"]
    births = {row[0]: row[1] for row in shelved.exhibit.rows}
    finding = rf"(More|Fewer) babies were born alive before 24 weeks in ({PERIOD}) than in ({PERIOD})"
    more, last, first = groups(finding, shelved.exhibit.title) or ("", "", "")
    assert last == ("2021" if "2022" in births else "2019")
    assert (more == "More") == (births[last] > births[first])
    if "2022" in births:
        assert "Points that no line joins cannot be compared with those before: 801 births and 627 deaths in 2022." in (
            shelved.exhibit.alt
        )


def test_the_third_year_of_the_scheme_is_told_as_one_of_eligible_trusts(charts):
    shelved = charts["incentive-scheme"]
    late = [row[0] for row in shelved.exhibit.rows if row[0].startswith("Year three")]
    assert late == ([] if len(shelved.exhibit.rows) == 2 else ["Year three, report of 2021-22: eligible trusts"])
    assert ("95 of 122 eligible trusts" in told(shelved)) == bool(late)
    assert ("taking part" in shelved.exhibit.subtitle.split(",")[0]) != bool(late)


@pytest.mark.parametrize("label", CHARTS)
def test_other_data_make_another_text_that_is_still_true(label, changed):
    before, after = changed["as is"][label], changed["changed"][label]
    assert told(before) != told(after)
    check_numbers(after)
    if label in COURSES:
        check_course(after)
        check_title(after)


values = st.lists(st.floats(0.5, 20).map(lambda value: round(value, 3)), min_size=3, max_size=12)


@given(values)
@settings(max_examples=200)
def test_the_course_of_any_series_names_its_ends_and_turns_and_every_tie(given_values):
    periods = tuple(str(2010 + i) for i in range(len(given_values)))
    series = Series(id="x", title="", unit="", geography="", periods=periods, values=tuple(given_values))
    show = shower(1)
    text = course(series, show)
    shown = {period: show(value) for period, value in zip(periods, given_values, strict=True)}
    assert text.startswith(f"was {shown[periods[0]]} in {periods[0]}")
    assert text.endswith(f"was {shown[periods[-1]]} in {periods[-1]}")
    for word, extreme in (("highest", max), ("lowest", min)):
        where = [period for period in periods if shown[period] == show(extreme(given_values))]
        found = groups(rf"was {word} in ({PERIODS}) at ([\d.]+)", text)
        assert bool(found) == (not {periods[0], periods[-1]} & set(where))
        if found:
            assert (re.findall(PERIOD, found[0]), found[1]) == (where, shown[where[0]])

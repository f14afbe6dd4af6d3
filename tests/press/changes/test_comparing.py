"""What a comparison finds, worked by hand, and what holds for any two states."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from halveit.data.series import Series
from halveit.press.changes.changes import CellChange, FactChange, Moved, Point, Revision
from halveit.press.changes.comparing import compare
from halveit.press.changes.sentences import Sentence
from halveit.press.changes.state import Pinned, Quotable, Shown, State, Told

YEARS = ["2016", "2017", "2018", "2019", "2016-18", "2017-19"]
NAMES = st.sampled_from(["a", "b", "c"])
WORDS = st.lists(st.sampled_from(["the", "rate", "fell", "rose", "3.8", "2019."]), min_size=1, max_size=5).map(" ".join)


def by_name(values):
    return st.dictionaries(NAMES, values, max_size=3)


def series():
    values = st.dictionaries(
        st.sampled_from(YEARS), st.none() | st.floats(-9, 9).map(lambda x: round(x, 2)), max_size=4
    )
    return values.map(
        lambda found: Series(
            id="x", title="X", unit="u", geography="", periods=tuple(found), values=tuple(found.values())
        )
    )


def shown():
    rows = st.lists(st.tuples(NAMES, WORDS), max_size=4)
    columns = st.sampled_from([("year", "rate"), ("year", "count"), ("rate", "year")])
    return st.builds(
        lambda title, columns, rows: Shown(
            title=title, is_chart=False, columns=columns, rows=tuple(rows), printed=tuple(rows)
        ),
        WORDS,
        columns,
        rows,
    )


STATES = st.builds(
    State,
    edition=st.just("2021"),
    name=st.just("2021"),
    pins=by_name(st.builds(Pinned, title=WORDS, dates=st.tuples(st.sampled_from(["2020", "2021"])))),
    series=by_name(series()),
    exhibits=by_name(shown()),
    facts=by_name(st.builds(Quotable, shown=WORDS, value=WORDS, what=WORDS, period=st.sampled_from(YEARS))),
    chapters=by_name(
        st.builds(Told, title=WORDS, sentences=st.lists(st.builds(Sentence, text=WORDS), max_size=6).map(tuple))
    ),
)


@given(STATES)
def test_a_state_does_not_differ_from_itself(state):
    assert compare(state, state).nothing


@given(STATES, STATES)
def test_with_the_states_swapped_what_is_new_is_gone(one, other):
    forth, back = compare(one, other), compare(other, one)
    for part in ("releases", "series", "exhibits", "facts"):
        there = [(change.kind, change) for change in getattr(forth, part)]
        again = [(change.kind, change) for change in getattr(back, part)]
        swapped = {"new": "gone", "gone": "new", "changed": "changed"}
        assert [swapped[kind] for kind, _ in there] == [kind for kind, _ in again]
    for there, again in zip(forth.series, back.series, strict=True):
        assert (there.new, there.gone) == (again.gone, again.new)
        assert [(r.period, r.before, r.after) for r in there.revised] == [
            (r.period, r.after, r.before) for r in again.revised
        ]
    for there, again in zip(forth.exhibits, back.exhibits, strict=True):
        assert (there.new_rows, there.gone_rows) == (again.gone_rows, again.new_rows)
        assert (there.new_columns, there.gone_columns) == (again.gone_columns, again.new_columns)
        assert {(c.row, c.column, c.before, c.after) for c in there.cells} == {
            (c.row, c.column, c.after, c.before) for c in again.cells
        }
    for there in forth.chapters or ():
        again = next(change for change in back.chapters or () if change.slug == there.slug)
        assert (there.new, there.gone) == (again.gone, again.new)
        assert [(p.before, p.after) for p in there.changed] == [(p.after, p.before) for p in again.changed]


def test_releases_are_new_gone_or_others_with_the_last_period_shown(before, after):
    told = {change.dataset: (change.kind, change.before, change.after) for change in compare(before, after).releases}
    assert told == {
        "deaths": ("changed", ("2020-05-01",), ("2024-05-31", "2023-03-01")),
        "fresh": ("new", (), ("2025",)),
        "old": ("gone", ("2019",), ()),
    }
    assert compare(before, after).releases[0].last_period == Moved(before="2019", after="2020")


def test_a_series_has_new_and_revised_values(before, after):
    births, stillbirths = compare(before, after).series
    assert (births.id, births.kind, births.new) == ("births", "new", (Point(period="2020", value=1000),))
    assert stillbirths.revised == (Revision(period="2018", before=2745, after=2750),)
    assert stillbirths.revised[0].size == 5
    assert stillbirths.new == (Point(period="2020", value=2500),)
    assert stillbirths.gone == ()


def test_a_value_that_becomes_known_is_new_and_not_revised(before):
    blank = replace(before.series["stillbirths"], values=(2745, None))
    change = compare(replace(before, series={"stillbirths": blank}), before).series[0]
    assert (change.new, change.revised) == ((Point(period="2019", value=2600),), ())


def test_a_difference_of_the_last_digits_of_arithmetic_is_none(before):
    near = replace(before.series["stillbirths"], values=(2745 * (1 + 1e-15), 2600))
    assert compare(before, replace(before, series={"stillbirths": near})).nothing


def test_a_table_tells_rows_and_cells_as_the_page_shows_them(before, after):
    change = next(each for each in compare(before, after).exhibits if each.label == "stillbirths")
    assert change.title == Moved(before="The rate fell", after="The rate rose")
    assert change.new_rows == ("2020",)
    assert change.cells == (CellChange(row="2018", column="rate", before="4.0", after="4.2"),)


def test_a_cell_that_rounds_to_the_same_is_told_with_its_digits():
    old, new = (
        Shown(title="T", is_chart=False, columns=("year", "rate"), rows=(("2019", exact),), printed=(("2019", "3.8"),))
        for exact in ("3.81", "3.84")
    )
    states = [State(edition="e", name="e", exhibits={"t": shown}) for shown in (old, new)]
    assert compare(*states).exhibits[0].cells == (CellChange(row="2019", column="rate", before="3.81", after="3.84"),)


def test_rows_are_known_by_as_many_first_cells_as_tell_them_apart():
    rows = (("2019", "all", "5"), ("2019", "early", "3"))
    old = Shown(title="T", is_chart=False, columns=("year", "group", "n"), rows=rows, printed=rows)
    changed = (rows[0], ("2019", "early", "4"))
    states = [State(edition="e", name="e", exhibits={"t": replace(old, rows=r, printed=r)}) for r in (rows, changed)]
    assert [cell.row for cell in compare(*states).exhibits[0].cells] == ["2019, early"]


def test_facts_are_told_as_they_are_written_and_a_status_is_known_by_its_name(before, after):
    changes = compare(before, after)
    assert [change.id for change in changes.facts] == [
        "stillbirths.extra",
        "stillbirths.latest",
        "stillbirths.status",
    ]
    assert changes.status == (
        FactChange(
            id="stillbirths.status",
            what="Stillbirth rate: where it stands.",
            shown=Moved(before="ahead", after="behind"),
            period=Moved(before="2019", after="2020"),
        ),
    )


def test_chapters_that_were_not_read_are_not_compared(before, after):
    assert compare(replace(before, chapters=None), after).chapters is None


def test_a_status_that_is_said_for_the_first_time_moved_too(before):
    quoted = Quotable(shown="ahead", value="ahead", what="Where it stands.")
    more = replace(before, facts={**before.facts, "x.status": quoted})
    assert [change.kind for change in compare(before, more).status] == ["new"]

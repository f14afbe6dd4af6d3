"""States of a made-up edition, with values that can be worked by hand."""

from typing import Any

import pytest

from halveit.data.series import Series
from halveit.press.changes.sentences import Sentence
from halveit.press.changes.state import Measure, Pinned, Quotable, Shown, State, Told


def series_of(values, *, id="rate", title="Stillbirth rate", unit="stillbirths per 1,000 births"):
    return Series(
        id=id, title=title, unit=unit, geography="England", periods=tuple(values), values=tuple(values.values())
    )


def shown_of(values, title="The rate fell", **given):
    rows = tuple((period, f"{value}") for period, value in values.items())
    measures = (Measure(series=series_of(values), decimals=1),)
    settings: dict[str, Any] = {
        "is_chart": True,
        "columns": ("year", "rate"),
        "rows": rows,
        "printed": rows,
        "measures": measures,
    }
    return Shown(title=title, **{**settings, **given})


def told_of(*sentences, title="Outcomes"):
    return Told(title=title, sentences=tuple(Sentence(text=text, section="sec-a", heading="A") for text in sentences))


def quotable(shown, period="2019", what="Stillbirth rate, {period}."):
    return Quotable(shown=shown, value=shown, what=what.format(period=period), period=period, listed=True)


@pytest.fixture
def before():
    values = {"2017": 4.1, "2018": 4.0, "2019": 3.8}
    return State(
        edition="2021",
        name="2021",
        pins={
            "deaths": Pinned(title="Deaths", dates=("2020-05-01",), last_period="2019"),
            "old": Pinned(title="An old one", dates=("2019",)),
        },
        series={"stillbirths": series_of({"2018": 2745, "2019": 2600}, id="stillbirths", unit="stillbirths")},
        exhibits={
            "stillbirths": shown_of(values, number="Chart 1", address="outcomes.html#fig-stillbirths"),
            "old-table": Shown(title="An old table", is_chart=False),
        },
        facts={
            "stillbirths.latest": quotable("3.8"),
            "stillbirths.status": quotable("ahead", what="Stillbirth rate: where it stands."),
            "perinatal.status": quotable("behind", what="Combined rate: where it stands."),
        },
        chapters={
            "outcomes": told_of("It was 3.8 in 2019.", "It stays.", "Some words that go."),
            "forewords": told_of("Dear reader.", title="Forewords"),
        },
    )


@pytest.fixture
def after():
    values = {"2017": 4.1, "2018": 4.2, "2019": 3.8, "2020": 3.9}
    return State(
        edition="2026",
        name="2026",
        pins={
            "deaths": Pinned(title="Deaths", dates=("2024-05-31", "2023-03-01"), last_period="2020"),
            "fresh": Pinned(title="A fresh one", dates=("2025",)),
        },
        series={
            "births": series_of({"2020": 1000}, id="births", title="Births", unit="births"),
            "stillbirths": series_of(
                {"2018": 2750, "2019": 2600, "2020": 2500}, id="stillbirths", title="Stillbirths", unit="stillbirths"
            ),
        },
        exhibits={
            "stillbirths": shown_of(values, "The rate rose", number="Chart 2", address="outcomes.html#fig-stillbirths"),
        },
        facts={
            "stillbirths.latest": quotable("3.9", "2020"),
            "stillbirths.status": quotable("behind", "2020", what="Stillbirth rate: where it stands."),
            "perinatal.status": quotable("behind", what="Combined rate: where it stands."),
            "stillbirths.extra": quotable("7"),
        },
        chapters={"outcomes": told_of("It was 3.9 in 2020.", "A new thought altogether.", "It stays.")},
    )

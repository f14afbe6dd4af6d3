"""The method on two rates, step by step, so that every result can be worked out again by hand."""

from collections.abc import Callable
from functools import partial

from halveit.data.editions import Edition
from halveit.drawing.paces import UNTOLD, moved, moved_between, signed
from halveit.drawing.sentences import Shower, shower
from halveit.exhibits import Column, Exhibit, fact, number, share_fact
from halveit.exhibits.shelf import Shelf
from halveit.facts.fact import Fact
from halveit.indicators.backtest import FURTHEST
from halveit.indicators.caveats import NOTABLE
from halveit.indicators.measured import CannotTell
from halveit.indicators.pace import LEAST, WINDOW
from halveit.indicators.ratios import rate_ratio
from halveit.indicators.standing import Standing

LEVEL = 0.95
"""Of every interval, as the indicators have it."""
AGAINST = ("2019-21", "2018-20")
"""Two periods of maternal deaths whose ratio MBRRACE-UK published, with its interval."""


def exhibit(edition: Edition) -> Exhibit:
    """Return the table: each step for stillbirths, where counts are large, and for maternal deaths, where they are small."""
    shelf = Shelf(edition)
    large, small = (_standing(shelf, label) for label in ("stillbirths", "maternal-deaths"))
    return Exhibit(
        title="The method step by step, for a rate with large numbers and for one with small numbers",
        subtitle=f"Stillbirths in England, {large.period}, and maternal deaths in the United Kingdom, {small.period}",
        columns=(
            Column(name="step", heading="Step", decimals=None, description="What is worked out."),
            Column(
                name="stillbirths",
                heading="Stillbirths",
                decimals=None,
                description="Per 1,000 live births and stillbirths.",
            ),
            Column(
                name="maternal_deaths",
                heading="Maternal deaths",
                decimals=None,
                description="Per 100,000 maternities.",
            ),
        ),
        rows=[(step, _step(large, told, 2), _step(small, told, 1)) for step, told in STEPS],
        notes=(
            "Rates and limits are worked out from the numbers and rounded only here.",
            "Where the number of events at the start is not known, its rate is taken as it was stated, and the interval of the change holds only the "
            "chance in the latest rate.",
        ),
        facts=(*_settings(edition.last_period), *_example(large), *_published(edition)),
    )


def _standing(shelf: Shelf, label: str) -> Standing:
    """Return what a chart with an ambition says of it."""
    standing = shelf.get(label).exhibit.standing
    if standing is None:
        raise ValueError(f"{label} has no standing")
    return standing


def _step(standing: Standing, told: Callable[[Standing, Shower], str], decimals: int) -> str:
    """Return one step's result in words."""
    return told(standing, shower(decimals))


def _numbers(standing: Standing, _: Shower) -> str:
    """Return events and exposure of the judged period."""
    (latest,) = standing.latest
    if latest.count is None or not latest.exposure:
        return UNTOLD
    return f"{number(latest.count)} among {number(latest.exposure)}"


def _rate(standing: Standing, shown: Shower) -> str:
    """Return the latest rate with its interval."""
    low, high = standing.cells(standing.period)
    limits = f" ({shown(low)} to {shown(high)})" if low is not None and high is not None else ""
    return f"{shown(standing.latest[0].rate)}{limits}"


def _start(standing: Standing, shown: Shower) -> str:
    """Return the rate at the start, and whether it is only stated."""
    stated = "" if standing.baseline.limits else ", as stated"
    return f"{shown(standing.baseline.rate)} in {standing.ambition.baseline_period}{stated}"


def _change(standing: Standing, _: Shower) -> str:
    """Return the change with its interval."""
    change, limits = standing.status.change, standing.status.limits
    return f"{moved(change[0])} ({moved_between(limits)})" if change and limits else UNTOLD


def _asked(standing: Standing, _: Shower) -> str:
    """Return the change that the path asks for."""
    return UNTOLD if standing.status.asked is None else moved(standing.status.asked)


def _pace(standing: Standing, _: Shower) -> str:
    """Return the yearly change with its interval."""
    found = standing.pace
    if isinstance(found, CannotTell):
        return UNTOLD
    return f"{signed(found.yearly)} ({signed(found.low)} to {signed(found.high)})"


def _scatter(standing: Standing, _: Shower) -> str:
    """Return the dispersion."""
    found = standing.pace
    return UNTOLD if isinstance(found, CannotTell) else number(found.trend.dispersion, 1)


def _needed(standing: Standing, _: Shower) -> str:
    """Return the pace needed."""
    found = standing.needed
    return UNTOLD if isinstance(found, CannotTell) else signed(found)


def _lead(standing: Standing, shown: Shower) -> str:
    """Return the projection with its interval."""
    found = standing.projection
    if isinstance(found, CannotTell):
        return UNTOLD
    return f"{shown(found.rate)} ({shown(found.low)} to {shown(found.high)})"


STEPS: tuple[tuple[str, Callable[[Standing, Shower], str]], ...] = (
    ("Rate at the start", _start),
    ("Events, and births or maternities", _numbers),
    ("Rate, with its interval", _rate),
    ("Change, with its interval", _change),
    ("Change that the path asks for", _asked),
    ("Answer", lambda standing, _: standing.status.word),
    ("Pace a year, with its interval", _pace),
    ("Times as much scatter as chance explains", _scatter),
    ("Pace needed a year", _needed),
    ("Projection for the last target’s year, with its interval", _lead),
)


def _settings(period: str) -> tuple[Fact, ...]:
    """Return the settings of the method, as the code has them."""
    quoted = partial(fact, unit="periods", period=period)
    return (
        share_fact("level", LEVEL, period=period, what="How often an interval is to hold what it is an interval of."),
        share_fact("notable", NOTABLE, period=period, what="Share of a count from which what is missing matters."),
        quoted("window", WINDOW, what="The most periods that a pace is taken from."),
        quoted("least", LEAST, what="The fewest periods that show a pace."),
        quoted("furthest", FURTHEST, what="How many periods ahead projections are tried."),
    )


def _example(standing: Standing) -> tuple[Fact, ...]:
    """Return the stillbirth rate of the judged period, with its numbers and its interval."""
    (latest,), limits = standing.latest, standing.limits(standing.period)
    if latest.count is None or not latest.exposure or limits is None:
        return ()
    quoted = partial(fact, period=standing.period)
    rate = partial(quoted, decimals=2, unit="stillbirths per 1,000 births")
    return (
        quoted("count", latest.count, unit="stillbirths", what=f"Stillbirths, {standing.period}."),
        quoted("births", latest.exposure, unit="births", what=f"Live births and stillbirths, {standing.period}."),
        rate("rate", latest.rate, what=f"Stillbirth rate, {standing.period}."),
        rate("low", limits[0], what=f"Stillbirth rate, {standing.period}: lower limit of the interval."),
        rate("high", limits[1], what=f"Stillbirth rate, {standing.period}: upper limit of the interval."),
    )


def _published(edition: Edition) -> tuple[Fact, ...]:
    """Return the ratio of maternal death rates that MBRRACE-UK published too, where the edition has both periods."""
    deaths, maternities = edition.joined("maternal-deaths").series, edition.joined("maternities").series
    numbers = [(deaths.get(period), maternities.get(period)) for period in AGAINST]
    (count, births), (others, other_births) = numbers
    if count is None or births is None or others is None or other_births is None:
        return ()
    found = rate_ratio(round(count), births, round(others), other_births)
    what = f"Maternal death rate of {AGAINST[0]} over that of {AGAINST[1]}"
    quoted = partial(fact, decimals=2, unit="times", period=AGAINST[0])
    return (
        quoted("maternal_ratio", found.value, what=f"{what}."),
        quoted("maternal_ratio_low", found.low, what=f"{what}: lower limit of the interval."),
        quoted("maternal_ratio_high", found.high, what=f"{what}: upper limit of the interval."),
    )

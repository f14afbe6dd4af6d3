"""Rates and ambitions made up for tests, and the numbers of real ones that several tests use."""

from halveit.data.ambitions import Ambition, Target
from halveit.data.series import Series
from halveit.indicators.measured import Measured

STILLBIRTHS = {"2010": 3506, "2019": 2346, "2023": 2230}
"""Stillbirths in England: ONS, child mortality 2022 (31 May 2024) and births 2023 (28 October 2024)."""
BIRTHS = {"2010": 690_512, "2019": 612_851, "2023": 565_791}
"""Live births and stillbirths in England, from the same tables."""
DEATHS = {"2013-15": 202, "2016-18": 217, "2019-21": 241, "2022-24": 252}
"""Maternal deaths in the United Kingdom: MBRRACE-UK."""
MATERNITIES = {"2016-18": 2_235_159, "2019-21": 2_066_997, "2022-24": 1_969_321}
"""Maternities in the United Kingdom: MBRRACE-UK."""
STATED = {"2009-11": 10.63, "2013-15": 8.76}
"""Maternal death rates per 100,000 maternities, as published without maternities: MBRRACE-UK."""


def series(values, id="rate"):
    return Series(id=id, title="", unit="", geography="", periods=tuple(values), values=tuple(values.values()))


def measured(counts, exposures, *, rates=None, per=1000, **more):
    return Measured(rates=series(rates or {}), events=series(counts), exposure=series(exposures), per=per, **more)


def ambition(baseline="2010", targets=((2020, 0.2), (2025, 0.5)), stated=None):
    return Ambition(
        id="a",
        title="",
        unit="",
        baseline_period=baseline,
        source="",
        targets=tuple(Target(year=year, reduction=share) for year, share in targets),
        stated_baseline=stated,
    )


def stillbirths():
    return measured(STILLBIRTHS, BIRTHS)


def maternal_deaths():
    return measured(DEATHS, MATERNITIES, rates=STATED, per=100_000)

"""Sentences of alt texts, computed from the data: what a chart shows, told to someone who cannot see it."""

from collections.abc import Callable, Sequence

from halveit.data.series import Series
from halveit.drawing.numbers import number

Shower = Callable[[float], str]


def listed(parts: Sequence[str]) -> str:
    """Return parts joined as prose joins them: a, b and c."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def years_listed(years: Sequence[str]) -> str:
    """Return years as prose lists them, runs of three and more drawn together: 2011 to 2016 and 2018."""
    runs: list[list[str]] = []
    for year in years:
        if runs and int(year) == int(runs[-1][-1]) + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    told = []
    for run in runs:
        told += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else run  # noqa: PLR2004  two years are named, not spanned
    return listed(told)


def runs(periods: Sequence[str], whole: Sequence[str]) -> list[str]:
    """Return periods with three and more that follow each other in `whole` drawn together: 2009-11 to 2017-19."""
    found: list[list[str]] = []
    for period in periods:
        if found and whole.index(period) == whole.index(found[-1][-1]) + 1:
            found[-1].append(period)
        else:
            found.append([period])
    told = [[f"{run[0]} to {run[-1]}"] if len(run) > 2 else run for run in found]  # noqa: PLR2004  two are named
    return [name for names in told for name in names]


def extent(series: Series) -> str:
    """Return the first and last known period: 2010 to 2019."""
    return f"{series.known[0]} to {series.known[-1]}"


def course(series: Series, show: Shower) -> str:
    """Return a sentence on where a series began, its highest and lowest values, and where it ended.

    Values that are written alike are told as alike: a turn names every period that a reader cannot tell apart.
    """
    first, last = series.known[0], series.known[-1]
    turns: dict[str, str] = {}
    for word, extreme in (("highest", max), ("lowest", min)):
        periods = alike(series, extreme(series.known, key=series.at), show)
        if first not in periods and last not in periods:
            turns[periods[0]] = f"was {word} in {listed(periods)} at {show(series.at(periods[0]))}"
    began, ended = (f"was {show(series.at(period))} in {period}" for period in (first, last))
    return listed([began, *(turns[period] for period in series.known if period in turns), ended])


def alike(series: Series, period: str, show: Shower) -> list[str]:
    """Return the periods whose values are written as that of one period is."""
    return [each for each in series.known if show(series.at(each)) == show(series.at(period))]


def with_unit(shown: str, unit: str) -> str:
    """Return a number that is written already with its unit: 3.8 stillbirths per 1,000 births, 7.9% of births."""
    return f"{shown}{unit}" if unit.startswith("%") else f"{shown} {unit}"


def shower(decimals: int, sign: str = "") -> Shower:
    """Return a way of writing values: so many decimals, and a sign such as % behind."""
    return lambda value: number(value, decimals) + sign

"""Columns that the tables behind several charts have."""

from halveit.data.series import Series
from halveit.exhibits.exhibit import Column


def path_column(decimals: int, *, sign: str = "") -> Column:
    """Return the column that holds the trajectory, which is blank outside its years."""
    return Column(
        name="path",
        heading=f"Path to the ambition{sign}",
        decimals=decimals,
        description="The rate that a straight path from the baseline to the next target asks for.",
        absent="none",
    )


def limit_columns(decimals: int, *, sign: str = "") -> tuple[Column, Column]:
    """Return the columns `low` and `high` of a rate's 95% interval."""
    return _limit_column("low", "Lower", decimals, sign), _limit_column("high", "Upper", decimals, sign)


def _limit_column(name: str, side: str, decimals: int, sign: str) -> Column:
    return Column(
        name=name,
        heading=f"{side} limit{sign}",
        decimals=decimals,
        description=f"{side} limit of the rate’s 95% interval, where it can be told.",
    )


def stated_column(stated: Series) -> tuple[Column, ...]:
    """Return the column that tells computed rates from stated ones, where any rate is only stated."""
    words = "Whether the rate was computed from counts, or is as ministers stated it."
    return (Column(name="basis", heading="Basis", decimals=None, description=words),) if stated.known else ()

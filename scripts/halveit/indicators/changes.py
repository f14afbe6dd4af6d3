"""How far a series has moved since its baseline, and what that means in numbers of people."""

from halveit.data.series import Series


def relative_change(series: Series, baseline: str, latest: str) -> float:
    """Return the change from `baseline` to `latest` as a share of the baseline (-0.25 is a quarter lower)."""
    return series.at(latest) / series.at(baseline) - 1


def fewer_than_at_baseline(events: Series, exposure: Series, baseline: str, latest: str) -> float:
    """Return how many fewer events `latest` saw than it would have at the baseline's rate.

    Expected events are the baseline's events per unit of exposure times the exposure of `latest`.
    """
    expected = events.at(baseline) / exposure.at(baseline) * exposure.at(latest)
    return expected - events.at(latest)


def direction(change: float, *, verbs: tuple[str, str, str] = ("fell", "rose", "did not change")) -> str:
    """Return the word for a fall, a rise or no change, of a change that is not rounded."""
    return verbs[0] if change < 0 else verbs[1] if change > 0 else verbs[2]

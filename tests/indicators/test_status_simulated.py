"""How often a status is wrong, on numbers made up from a known truth."""

import numpy as np
import pytest

from halveit.indicators.bounds import Bounds
from halveit.indicators.intervals import poisson_interval
from halveit.indicators.status import status
from indicators.made_up_rates import ambition, measured

DRAWS = 2_000
ASKED = {"2011": 0.98, "2015": 0.90, "2019": 0.82, "2022": 0.68, "2025": 0.50}
"""The rate that the path asks for, over the baseline's."""
SIZES = {"stillbirths": 3506, "neonatal deaths": 1329, "maternal deaths": 253}
"""Expected events at the baseline."""
sized = pytest.mark.parametrize("expected", SIZES.values(), ids=list(SIZES))


def words(expected, period, truth, *, seed, stated=False, missing=0.0):
    """Return the words for series whose true rate in `period` is `truth` times the baseline's.

    With `stated`, only the baseline's rate is known and not its count; `missing` is the share of the latest events that
    are not seen, so that the count lies anywhere between those seen and all of them.
    """
    rng, births = np.random.default_rng(seed), {"2010": 700_000, period: 620_000}
    before = rng.poisson(expected, DRAWS).tolist()
    every = rng.poisson(expected * truth * 620_000 / 700_000, DRAWS)
    seen = rng.binomial(every, 1 - missing)
    return [
        status(_known(first, int(now), int(whole), births, stated=stated), ambition(), period).word
        for first, now, whole in zip(before, seen, every, strict=True)
    ]


def _known(first, seen, every, births, *, stated):
    """Return the measure as it would be known."""
    period = max(births)
    if stated:
        return measured({period: seen}, births, rates={"2010": first / 700})
    if seen == every:
        return measured({"2010": first, period: seen}, births)
    ends = {"low": (seen / births[period] * 1000,), "high": (every / births[period] * 1000,)}
    return measured({"2010": first, period: seen}, births, possible=Bounds(periods=(period,), **ends))


def share(found, word):
    return found.count(word) / len(found)


@sized
@pytest.mark.parametrize("period", ["2019", "2025"])
def test_on_the_path_few_are_called_ahead_or_behind(expected, period):
    found = words(expected, period, ASKED[period], seed=11)
    assert share(found, "ahead") <= 0.035
    assert share(found, "behind") <= 0.035


@pytest.mark.parametrize("late", [1.0, 1.02, 1.05, 1.15])
@pytest.mark.parametrize(("expected", "period"), [(3506, "2015"), (1329, "2022"), (253, "2011"), (60, "2025")])
def test_a_false_ahead_is_rare_wherever_the_truth_is_on_the_path_or_behind_it(expected, period, late):
    assert share(words(expected, period, ASKED[period] * late, seed=12), "ahead") <= 0.05


@sized
def test_no_rate_that_has_not_fallen_is_often_called_on_track_or_ahead(expected):
    found = words(expected, "2015", 1.0, seed=13)
    assert share(found, "ahead") + share(found, "on track") <= 0.035


@sized
def test_to_take_the_observed_baseline_for_the_truth_would_call_too_many_ahead(expected):
    rng, asked = np.random.default_rng(14), ASKED["2019"]
    before = rng.poisson(expected, 20_000)
    latest = rng.poisson(expected * asked, 20_000)
    highest = {count: poisson_interval(count)[1] for count in set(latest.tolist())}
    ahead = [highest[now] < first * asked for first, now in zip(before.tolist(), latest.tolist(), strict=True)]
    assert 0.055 < np.mean(ahead) < 0.08


@sized
def test_a_baseline_that_is_only_stated_hides_its_own_chance_as_the_caution_says(expected):
    found = words(expected, "2019", ASKED["2019"], seed=15, stated=True)
    assert 0.05 < share(found, "ahead") < 0.09


def test_missing_deaths_do_not_make_a_rate_look_ahead():
    # One death in ten could not be linked: by those that were, most rates on the path would be called ahead of it.
    assert share(words(1329, "2022", ASKED["2022"] * 0.9, seed=16), "ahead") > 0.5
    assert share(words(1329, "2022", ASKED["2022"], seed=16, missing=0.1), "ahead") <= 0.035


@pytest.mark.parametrize(("expected", "period", "truth"), [(3506, "2019", 0.72), (1329, "2022", 0.55)])
def test_a_rate_well_ahead_of_the_path_is_called_so(expected, period, truth):
    assert share(words(expected, period, truth, seed=17), "ahead") >= 0.9

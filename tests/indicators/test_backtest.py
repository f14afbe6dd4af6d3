import numpy as np

from halveit.indicators.backtest import backtest, tally
from halveit.indicators.pace import Pace, pace
from indicators.made_up_rates import maternal_deaths, measured


def yearly(counts, births=100_000, first=2010):
    periods = {str(first + i): count for i, count in enumerate(counts)}
    return measured(periods, dict.fromkeys(periods, births))


def test_each_period_with_three_before_it_is_tried_up_to_three_periods_ahead():
    trials = backtest(yearly([500, 495, 490, 480, 475, 470]))
    assert [(trial.projection.used[-1], trial.ahead, trial.period) for trial in trials] == [
        ("2012", 1, "2013"),
        ("2012", 2, "2014"),
        ("2012", 3, "2015"),
        ("2013", 1, "2014"),
        ("2013", 2, "2015"),
        ("2014", 1, "2015"),
    ]


def test_a_trial_knows_nothing_of_what_came_after():
    known = yearly([500, 495, 490, 480, 475, 470])
    early = yearly([500, 495, 490, 480])
    (trial,) = (t for t in backtest(known) if t.projection.used[-1] == "2013" and t.ahead == 2)
    then = pace(early)
    assert isinstance(then, Pace)
    assert trial.projection == then.project(2015)
    assert trial.came == 4.7


def test_a_turn_that_nobody_could_see_coming_is_a_miss():
    trials = backtest(yearly([5000, 4850, 4705, 4560, 4425, 5000]))
    assert tally(trials) == {1: (2, 3), 2: (1, 2), 3: (0, 1)}
    assert [trial.ahead for trial in trials if not trial.inside] == [3, 2, 1]


def test_a_trend_that_went_on_is_all_hits():
    trials = backtest(yearly([round(5000 * 0.97**i) for i in range(8)]))
    assert tally(trials) == {1: (5, 5), 2: (4, 4), 3: (3, 3)}


def test_three_years_together_are_projected_to_the_next_three_that_share_none_of_them():
    trials = backtest(maternal_deaths())
    assert [(t.projection.used, t.period, t.ahead) for t in trials] == [
        (("2013-15", "2016-18", "2019-21"), "2022-24", 1)
    ]
    assert trials[0].inside


def test_years_that_are_missing_or_only_stated_are_not_tried():
    known = measured(
        {"2010": 500, "2011": 490, "2012": 480, "2014": 470, "2015": None},
        dict.fromkeys(("2010", "2011", "2012", "2014", "2015"), 100_000),
        rates={"2015": 4.6},
    )
    assert [(t.projection.used[-1], t.period, t.ahead) for t in backtest(known)] == [("2012", "2014", 2)]


def test_too_few_periods_try_nothing():
    assert backtest(yearly([5, 6, 7])) == ()
    assert tally(()) == {}


def test_of_trends_that_do_go_on_some_nineteen_in_twenty_trials_are_inside():
    means = 2800 * np.exp(-0.03 * np.arange(8))
    rows = np.random.default_rng(21).poisson(means, (120, 8)).tolist()
    inside = [trial.inside for row in rows for trial in backtest(yearly(row, 600_000))]
    assert 0.93 < np.mean(inside) < 0.98

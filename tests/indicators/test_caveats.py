from halveit.data.series import Series
from halveit.indicators.caveats import later, notable, years_after


def series(values):
    return Series(id="x", title="X", unit="", geography="", periods=tuple(values), values=tuple(values.values()))


def test_what_is_left_out_matters_above_a_twentieth_of_the_whole():
    part = series({"2018": 49, "2019": 50, "2020": 51, "2021": None})
    whole = series(dict.fromkeys(part.periods, 1000))
    assert notable(part, whole) == ("2020",)


def test_a_period_that_the_whole_does_not_know_is_passed_over():
    assert notable(series({"2020": 9}), series({"2019": 10})) == ()


def test_only_stated_rates_after_the_last_computed_one_count_as_later():
    told = later(series({"2015": 4.4, "2023": 3.9, "2024": 3.8}), series({"2022": 3.9, "2023": 3.94, "2024": None}))
    assert dict(zip(told.periods, told.values, strict=True)) == {"2024": 3.8}


def test_the_years_that_are_missing_are_those_after_the_last_known():
    assert years_after("2022", "2024") == ["2023", "2024"]
    assert years_after("2022-24", "2024") == []

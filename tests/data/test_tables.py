import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halveit.data.checks import check_table
from halveit.data.schemas import load_schema
from halveit.data.tables import parse_table
from halveit.errors import Collector, Problems, ReportError
from halveit.paths import Project

SCHEMA = {
    "name": "deaths",
    "resources": [
        {
            "name": "deaths",
            "title": "Deaths",
            "description": "For tests.",
            "schema": {
                "fields": [
                    {"name": "year", "type": "integer", "constraints": {"required": True, "minimum": 1900}},
                    {
                        "name": "group",
                        "type": "string",
                        "constraints": {"required": True, "enum": ["all", "early", "late"]},
                    },
                    {"name": "deaths", "type": "integer", "constraints": {"minimum": 0}},
                    {"name": "births", "type": "integer", "constraints": {"minimum": 0}},
                    {"name": "rate", "type": "number"},
                ],
                "primaryKey": ["year", "group"],
                "missingValues": [""],
            },
            "checks": [
                {"rate": "rate", "numerator": ["deaths"], "denominator": ["births"], "per": 1000},
                {"sum": "deaths", "over": "group", "total": "all", "parts": ["early", "late"], "within": ["year"]},
            ],
        }
    ],
}
HEAD = "year,group,deaths,births,rate\n"


@pytest.fixture
def schema(tmp_path):
    folder = tmp_path / "data" / "schemas"
    folder.mkdir(parents=True)
    (folder / "deaths.json").write_text(json.dumps(SCHEMA))
    return load_schema(Project(tmp_path), "deaths")["deaths"]


def faults_of(text, schema):
    faults = Collector()
    check_table(parse_table(text, schema, "deaths.csv", faults), faults)
    return [str(problem) for problem in faults.problems]


def test_a_right_table_is_typed_and_a_blank_cell_is_not_known(schema):
    faults = Collector()
    table = parse_table(HEAD + "2010,all,5,1000,5.0\n2011,all,,1000,\n", schema, "deaths.csv", faults)
    assert not faults.problems
    assert dict(table.rows[0].values) == {"year": 2010, "group": "all", "deaths": 5, "births": 1000, "rate": 5.0}
    assert table.rows[1].values["deaths"] is None
    assert table.frame()["deaths"].isna().tolist() == [False, True]


BAD = [
    pytest.param(
        "year,group,dead,births,rate\n2010,all,5,1000,5.0\n",
        [
            'deaths.csv:1: the column "deaths" is missing. Is it the column headed "dead"?',
            'deaths.csv:1: unknown column "dead". Did you mean "deaths"?',
        ],
        id="renamed-column",
    ),
    pytest.param(
        HEAD + "2010,all,five,1000,5.0\n",
        [
            'deaths.csv:2: column "deaths": found "five" where a whole number is expected. '
            "Leave the cell blank if it is not known."
        ],
        id="text-in-a-number-column",
    ),
    pytest.param(
        HEAD + "2010,all,5,1000,5.0\n2010,all,5,1000,5.0\n",
        ["deaths.csv:3: year 2010, group all is there twice: first on line 2. Keep one."],
        id="duplicated-year",
    ),
    pytest.param(
        HEAD + "2010,all,5,1000,6.0\n",
        [
            'deaths.csv:2: column "rate" says 6.0, but deaths over births is 5 / 1,000 = 5.000 per 1,000. '
            "One of the three is wrong."
        ],
        id="rate-contradicts-counts",
    ),
    pytest.param(
        HEAD + "2010,all,5,,\n2010,early,2,,\n2010,late,2,,\n",
        ['deaths.csv:2: column "deaths", 2010: group all says 5, but early + late is 4. The difference is 1.'],
        id="parts-do-not-add-up",
    ),
    pytest.param(
        HEAD + "2010,al,5,1000,5.0\n",
        ['deaths.csv:2: column "group": found "al" where one of all, early, late is expected. Did you mean "all"?'],
        id="unknown-word",
    ),
    pytest.param(
        HEAD + "2010,all,5,1000\n", ["deaths.csv:2: this row has 4 cells where the heading has 5."], id="short-row"
    ),
    pytest.param(
        HEAD + ",all,-1,1000,\n",
        [
            'deaths.csv:2: column "year": found a blank cell where a whole number is expected: '
            "this column must always be filled.",
            'deaths.csv:2: column "deaths": found -1, which is below the least value allowed, 0.',
        ],
        id="blank-key-and-negative-count",
    ),
]


@pytest.mark.parametrize(("text", "messages"), BAD)
def test_every_fault_is_told_with_its_place(text, messages, schema):
    assert faults_of(text, schema) == messages


def test_a_rate_may_be_rounded_either_way_at_a_half(schema):
    # 45 / 10,000 is 4.5 per 1,000 exactly: both 4 and 5 are honest without decimals.
    assert faults_of(HEAD + "2010,all,45,10000,4\n2011,all,45,10000,5\n2012,all,45,10000,4.5\n", schema) == []


@given(deaths=st.integers(0, 10_000), births=st.integers(1, 1_000_000), decimals=st.integers(1, 4))
def test_a_rate_rounded_from_its_counts_always_passes(deaths, births, decimals):
    from decimal import Decimal

    from halveit.data.checks import rounds_to

    exact = Decimal(deaths) / Decimal(births) * 1000
    assert rounds_to(exact, f"{exact:.{decimals}f}")


@given(st.lists(st.integers(1900, 2100), unique=True, min_size=1, max_size=8), st.randoms())
def test_the_order_of_rows_changes_no_verdict(years, random):
    from halveit.data.periods import Period

    shuffled = years[:]
    random.shuffle(shuffled)
    assert [str(p) for p in sorted(Period(str(y)) for y in shuffled)] == [str(y) for y in sorted(years)]


def test_several_faults_are_raised_together_and_each_once():
    faults = Collector()
    faults.add("one", path="a.csv", line=2)
    faults.add("two", path="b.csv")
    faults.add("one", path="a.csv", line=2)
    with pytest.raises(Problems) as caught:
        faults.finish()
    assert str(caught.value) == "a.csv:2: one\nb.csv: two"
    assert isinstance(caught.value, ReportError)

from halveit.data.publishers.differences import compare
from halveit.data.schemas import load_schema
from halveit.data.tables import parse_table
from halveit.errors import Collector

HEADING = (
    "geography,year,gestation,live_births,stillbirths,neonatal_deaths,"
    "published_stillbirth_rate,published_neonatal_rate\n"
)


def table(project, rows):
    faults = Collector()
    parsed = parse_table(HEADING + rows, load_schema(project, "ons-child-mortality")["births-and-deaths"], "t", faults)
    faults.finish()
    return parsed


def test_new_years_gone_years_and_each_value_that_changed_are_told(project):
    before = table(
        project,
        "England,2019,all,10,1,1,,3.0\nEngland,2020,all,20,2,2,,\nEngland,2020,not-linked,,,171,,\n",
    )
    after = table(
        project,
        "England,2020,not-linked,,,169,,\nEngland,2020,all,20,,2,,15.3\nEngland,2021,all,30,3,3,,\n"
        "England,2021,all-linked,30,,3,,\n",
    )
    assert list(compare(before, after).sentences()) == [
        "2021: 2 rows new",
        "2019: 1 row gone",
        "England, 2020, not-linked, neonatal deaths: 171 → 169",
        "England, 2020, all, stillbirths: 2 → not given",
        "England, 2020, all, neonatal mortality rate as published: not given → 15.3",
    ]


def test_the_same_number_printed_otherwise_is_no_difference(project):
    before, after = (table(project, f"England,2019,all,10,1,1,,{rate}\n") for rate in ("3", "3.0"))
    assert list(compare(before, after).sentences()) == []

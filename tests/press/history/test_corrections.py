import pytest

from halveit.errors import ReportError
from halveit.press.history.corrections import COLUMNS, ROLES, SEVERITIES, check_corrections, load_corrections

GOOD = {
    "id": "early-births-share",
    "date": "2027-01-15",
    "edition": "2021",
    "page": "Chapter 1, Chart 2",
    "severity": "minor",
    "was": "The share was printed as 0.16%.",
    "now": "It is 0.15%.",
    "why": "The wrong column was read.",
    "noticed_by": "reader",
}


def log(project, *rows):
    """Write the log and read it."""
    lines = [",".join(COLUMNS), *(",".join(f'"{row[column]}"' for column in COLUMNS) for row in rows)]
    (project.data / "corrections.csv").write_text("\n".join(lines) + "\n")
    return load_corrections(project)


def test_the_real_log_can_be_read(project):
    assert all(correction.severity in SEVERITIES for correction in load_corrections(project))


def test_an_empty_log_and_no_log_hold_no_corrections(copy):
    assert log(copy) == []
    (copy.data / "corrections.csv").unlink()
    assert load_corrections(copy) == []


def test_corrections_come_newest_first(copy):
    later = {**GOOD, "id": "later", "date": "2027-03-01"}
    read = log(copy, GOOD, later)
    assert [each.id for each in read] == ["later", "early-births-share"]
    assert read[1].was == "The share was printed as 0.16%."
    assert read[1].anchor == "correction-early-births-share"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"date": "2027-01"}, '"2027-01" is no day. Write it as YYYY-MM-DD.'),
        ({"date": "2027-02-30"}, '"2027-02-30" is no day. Write it as YYYY-MM-DD.'),
        ({"severity": "majr"}, 'severity says "majr", and must be one of major, minor. Did you mean "major"?'),
        (
            {"noticed_by": "Jane Doe"},
            f'noticed_by says "Jane Doe", and must be one of {", ".join(ROLES)}.',
        ),
    ],
)
def test_a_faulty_correction_is_told_with_its_line(copy, wrong, message):
    with pytest.raises(ReportError) as caught:
        log(copy, {**GOOD, **wrong})
    assert str(caught.value) == f'data/corrections.csv:2: the correction "early-births-share": {message}'


def test_a_day_that_is_still_to_come_is_told_by_the_check_and_does_not_change_what_is_built(copy):
    assert log(copy, {**GOOD, "date": "2999-01-15"})
    with pytest.raises(ReportError) as caught:
        check_corrections(copy)
    assert str(caught.value) == (
        'data/corrections.csv:2: the correction "early-births-share": 2999-01-15 is still to come.'
    )
    log(copy, {**GOOD, "date": "2026-11-24"})
    check_corrections(copy)


def test_an_edition_that_is_not_there_is_refused(copy):
    with pytest.raises(ReportError, match='edition says "2020", and must be one of 2021'):
        log(copy, {**GOOD, "edition": "2020"})


def test_an_id_that_cannot_stand_in_an_address_is_refused(copy):
    with pytest.raises(ReportError, match="an id has small letters, figures and hyphens only"):
        log(copy, {**GOOD, "id": "The share"})


@pytest.mark.parametrize("column", [column for column in COLUMNS if column not in ("id",)])
def test_no_cell_of_the_log_may_be_blank(copy, column):
    with pytest.raises(ReportError, match=f'the correction "early-births-share" has no {column}'):
        log(copy, {**GOOD, column: ""})


def test_all_faults_are_told_at_once(copy):
    with pytest.raises(ReportError) as caught:
        log(copy, {**GOOD, "severity": "bad"}, {**GOOD, "id": "b", "date": "soon"})
    assert [line.partition(": ")[0] for line in str(caught.value).splitlines()] == [
        "data/corrections.csv:2",
        "data/corrections.csv:3",
    ]

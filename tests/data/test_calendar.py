import pytest

from halveit.data.calendar import gaps, load_calendar
from halveit.data.dates import is_date
from halveit.errors import ReportError

ENTRY = """\
[ons-child-mortality]
title = "The next tables"
expected = "{expected}"
says = "release page of the publisher"
url = "{url}"
read = "{read}"
"""


def calendar(project, *, expected="2027-03", url="https://example.org/next", read="2026-11-23"):
    (project.data / "calendar.toml").write_text(ENTRY.format(expected=expected, url=url, read=read))
    return load_calendar(project)


def test_the_real_calendar_says_where_each_date_is_announced_and_when_it_was_read(project):
    for entry in load_calendar(project).values():
        assert is_date(entry.expected)
        assert entry.url.startswith("https://")
        assert entry.says


def test_a_project_without_a_calendar_expects_nothing(copy):
    (copy.data / "calendar.toml").unlink()
    assert load_calendar(copy) == {}


@pytest.mark.parametrize("expected", ["2027-03-18", "2027-03", "2027"])
def test_a_release_is_announced_as_exactly_as_its_publisher_says(copy, expected):
    entry = calendar(copy, expected=expected)["ons-child-mortality"]
    assert (entry.dataset, entry.expected, entry.title) == ("ons-child-mortality", expected, "The next tables")


@pytest.mark.parametrize(
    ("expected", "newest", "awaited"),
    [
        ("2027-03", "2024-05-31", True),
        ("2027-03", "2027-03-18", False),
        ("2027-03-18", "2027-03", False),
        ("2027", "2027-03", False),
        ("2027-03", "2027-04-01", False),
    ],
)
def test_a_release_is_awaited_until_one_of_its_time_is_held(copy, expected, newest, awaited):
    assert calendar(copy, expected=expected)["ons-child-mortality"].is_awaited(newest) is awaited


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            {"expected": "spring 2027"},
            'data/calendar.toml:3: "expected" in [ons-child-mortality] says "spring 2027"; '
            "write it as YYYY-MM-DD or YYYY-MM or YYYY.",
        ),
        (
            {"read": "2026-11"},
            'data/calendar.toml:6: "read" in [ons-child-mortality] says "2026-11"; write it as YYYY-MM-DD.',
        ),
        (
            {"url": "example.org"},
            'data/calendar.toml:5: "url" in [ons-child-mortality] must be an address that begins with https://.',
        ),
    ],
)
def test_a_faulty_entry_is_told_with_its_line(copy, wrong, message):
    with pytest.raises(ReportError) as caught:
        calendar(copy, **wrong)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[ons-child-mortalty]\n",
            'data/calendar.toml:1: no releases of "ons-child-mortalty" are held, so none can come next. '
            'Did you mean "ons-child-mortality"?',
        ),
        (
            'ons-child-mortality = "2027"\n',
            'data/calendar.toml:1: "ons-child-mortality" must be a table: write it as [ons-child-mortality].',
        ),
        (
            '[ons-child-mortality]\ntitle = "T"\nexpcted = "2027"\n',
            'data/calendar.toml:3: unknown setting "expcted" in [ons-child-mortality]. Did you mean "expected"?',
        ),
    ],
)
def test_what_is_no_announcement_is_refused(copy, text, message):
    (copy.data / "calendar.toml").write_text(text)
    with pytest.raises(ReportError) as caught:
        load_calendar(copy)
    assert str(caught.value).splitlines()[0] == message


def test_all_faulty_entries_are_told_at_once(copy):
    (copy.data / "calendar.toml").write_text("[nothing]\n[nobody]\n")
    with pytest.raises(ReportError) as caught:
        load_calendar(copy)
    assert len(str(caught.value).splitlines()) == 2


@pytest.mark.parametrize(
    ("dates", "months"),
    [
        (["2022-02-17", "2023-03-01", "2024-05-31"], [13, 14]),
        (["2024-05-31", "2022-02-17", "2023-03-01"], [13, 14]),
        (["2023-05", "2023-10", "2024-01"], [5, 3]),
        (["2017", "2017-10-22", "2023-10-24"], []),
        (["2021"], []),
    ],
)
def test_releases_come_as_many_months_apart_as_their_dates_say(dates, months):
    assert gaps(dates) == months

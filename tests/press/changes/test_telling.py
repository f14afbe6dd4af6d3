"""What changed in words, in Markdown and as JSON, read as prose."""

import json
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from msgspec.structs import fields, replace

from halveit.press.changes.asking import Since
from halveit.press.changes.changes import Changes, Revision
from halveit.press.changes.comparing import compare
from halveit.press.changes.telling import since
from halveit.press.changes.telling.markdown import in_markdown
from halveit.press.changes.telling.phrases import largest, periods_told, revision_told, value_told
from halveit.press.changes.telling.record import record, to_json
from halveit.press.changes.telling.words import in_words

from .test_comparing import STATES

WORDS = """\
2021 → 2026

Where ambitions stand
  stillbirths.status  ahead (2019) → behind (2020)

Releases
  deaths  2020-05-01 → 2024-05-31 (with 2023-03-01), shown up to 2020 instead of 2019
  fresh  new: 2025
  old  no longer used (was 2019)

Charts and tables
  stillbirths
    − The rate fell
    + The rate rose
    new rows: 2020
    1 cell changed
      2018, rate: 4.0 → 4.2
  gone: old-table

Series
  births  the series is new
  stillbirths  new: 2020. revised: 2018: 2,745 → 2,750 (+5, +0.2%)

Facts
  stillbirths.latest  3.8 (2019) → 3.9 (2020)
  new: stillbirths.extra

Sentences
  outcomes
    − It was 3.8 in 2019.
    + It was 3.9 in 2020.
    1 sentence new, 1 sentence gone
  forewords (the chapter is gone)
    1 sentence gone"""

MARKDOWN = """\
## What changed: 2021 → 2026

### Where ambitions stand

|  | Before | After |
| --- | --- | --- |
| `stillbirths.status` | ahead (2019) | **behind (2020)** |

### Charts and tables

| Exhibit | What changed |
| --- | --- |
| `old-table` | gone: An old table |
| `stillbirths` | <del>The rate fell</del><br><ins>The rate rose</ins><br>new rows: 2020<br>1 cell changed |

### Releases

| Dataset | What changed |
| --- | --- |
| `deaths` | 2020-05-01 → 2024-05-31 (with 2023-03-01), shown up to 2020 instead of 2019 |
| `fresh` | new: 2025 |
| `old` | no longer used (was 2019) |

### Numbers

| Series | What changed |
| --- | --- |
| `births` | the series is new |
| `stillbirths` | new: 2020. revised: 2018: 2,745 → 2,750 (+5, +0.2%) |

### Facts

| Fact | Before | After |
| --- | --- | --- |
| `stillbirths.latest` | 3.8 (2019) | 3.9 (2020) |

1 fact new.

### Sentences

- `outcomes`: <del>It was 3.8 in 2019.</del><br><ins>It was 3.9 in 2020.</ins>
- `outcomes`: 1 sentence new, 1 sentence gone.
- `forewords`: 1 sentence gone.
"""


@pytest.fixture
def changes(before, after):
    return compare(before, after)


def test_a_terminal_is_told_in_groups(changes):
    assert in_words(changes) == WORDS


def test_a_pull_request_is_told_the_most_important_first(changes):
    assert in_markdown(changes) == MARKDOWN


@pytest.mark.parametrize("tell", [in_words, in_markdown])
def test_nothing_is_said_plainly(tell, before):
    assert "Nothing changed between 2021 and 2021." in tell(compare(before, before))


@pytest.mark.parametrize("tell", [in_words, in_markdown])
def test_chapters_that_were_not_read_are_not_passed_over(tell, before, after):
    assert "The sentences of the chapters were not compared." in tell(compare(replace(before, chapters=None), after))


def test_a_comment_stays_under_the_limit_however_much_changed(changes):
    (fact,) = (each for each in changes.facts if each.id == "stillbirths.latest")
    many = replace(changes, facts=tuple(replace(fact, id=f"fact.{i}") for i in range(5000)))
    told = in_markdown(many)
    assert "And 4975 more." in told
    assert len(told) < 20_000


def test_signs_of_markdown_in_a_text_are_shown_as_they_are(changes):
    (fact,) = (each for each in changes.facts if each.id == "stillbirths.latest")
    odd = replace(fact, shown=replace(fact.shown, after="a|b <c> @d"))
    assert r"a\|b \<c\> \@d" in in_markdown(replace(changes, facts=(odd,)))


def test_series_of_which_the_same_is_told_share_a_line(changes):
    births = changes.series[0]
    twice = replace(changes, series=(births, replace(births, id="more-births")))
    assert "  births, more-births  the series is new\n" in in_words(twice)


def test_json_has_documented_keys(changes):
    told = json.loads(to_json(record(changes)))
    assert list(told) == [
        *("before", "after", "nothing_changed", "status"),
        *("releases", "series", "exhibits", "facts", "chapters"),
    ]
    assert told["series"][1]["revised"] == [{"period": "2018", "before": 2745, "after": 2750, "size": 5}]
    assert told["status"] == [
        {
            "id": "stillbirths.status",
            "kind": "changed",
            "what": "Stillbirth rate: where it stands.",
            "before": "ahead",
            "after": "behind",
            "period": {"before": "2019", "after": "2020"},
        }
    ]
    assert told["chapters"][1]["gone"] == ["Dear reader."]


def rebuilt(kind: Any, content):
    """Return what a record was made from."""
    if isinstance(kind, UnionType):
        return None if content is None else rebuilt(next(arm for arm in get_args(kind) if arm is not NoneType), content)
    if get_origin(kind) is tuple:
        return tuple(rebuilt(get_args(kind)[0], each) for each in content)
    if hasattr(kind, "__struct_fields__"):
        hints = get_type_hints(kind)
        return kind(**{field.name: rebuilt(hints[field.name], content[field.name]) for field in fields(kind)})
    return float(content) if kind is float else content


def with_shown(content):
    """Return a record whose facts have their texts under `shown` again."""
    facts = [{**fact, "shown": {"before": fact["before"], "after": fact["after"]}} for fact in content["facts"]]
    return {**content, "facts": facts}


@given(STATES, STATES)
def test_json_holds_all_that_was_found(one, other):
    changes = compare(one, other)
    assert rebuilt(Changes, with_shown(json.loads(to_json(record(changes))))) == changes


def test_editions_that_cannot_be_compared_are_named(changes):
    found = Since(revision="main", changes=(changes,), new=("2027",), gone=("2019",), unread={"2020": ("Why.",)})
    opening = (
        "The edition 2027 is new since main.\n\nThe edition 2019 of main is gone.\n\n"
        "The edition 2020 of main was not compared, as it cannot be read: Why.\n\n"
    )
    assert since.in_words(found) == opening + WORDS
    assert since.in_markdown(found) == opening + MARKDOWN
    assert since.record(found)["unread"] == {"2020": ["Why."]}
    assert list(since.record(found)["editions"]) == ["2026"]


@pytest.mark.parametrize(
    ("periods", "told"),
    [
        (["2019"], "2019"),
        (["2017", "2018", "2019"], "2017 to 2019"),
        (["2017", "2019"], "2017 and 2019"),
        (["2016-18", "2017-19"], "2016-18 and 2017-19"),
        (["2014-16", "2015-17", "2016-18", "2017-19"], "2014-16 to 2017-19"),
    ],
)
def test_periods_are_told_as_prose_lists_them(periods, told):
    assert periods_told(periods) == told


@pytest.mark.parametrize(("value", "told"), [(2745.0, "2,745"), (9.71, "9.71"), (0.123456, "0.1235"), (-2.0, "−2")])
def test_values_keep_the_decimals_that_they_have(value, told):
    assert value_told(value) == told


def test_a_revision_of_nought_has_no_share():
    assert revision_told(Revision(period="2019", before=0, after=3)) == "2019: 0 → 3 (+3)"
    assert revision_told(Revision(period="2019", before=50, after=45)) == "2019: 50 → 45 (−5, −10.0%)"


def test_the_largest_revisions_are_those_of_the_greatest_share():
    revised = [Revision(period=str(year), before=value, after=value + 1) for year, value in ((2017, 10), (2018, 2))]
    assert [each.period for each in largest(revised, 1)] == ["2018"]

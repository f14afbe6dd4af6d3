"""The number audit as a whole: on small books beside the report's facts, and on the report itself."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halveit.chapters.audit import audit_numbers
from halveit.chapters.audit.audit import known_facts
from halveit.chapters.audit.grammar import states_statistic
from halveit.chapters.sources.edition import written_book
from halveit.errors import ReportError

QUOTED = 'It `{python} fact("stillbirths.direction")` by `{python} fact("stillbirths.change")`.'

# What a chapter says on its third line, and what its writer is told.
MESSAGES = [
    (
        "The stillbirth rate fell by 24.6%.",
        'chapters/one.qmd:3: "24.6%" is typed here. Quote the fact: `{python} fact("stillbirths.change")`. If it means '
        "something else, add it to data/facts.csv with its source, or let the exhibit that has its data state it.",
    ),
    (
        "Local maternity systems: 44 of them.",
        'chapters/one.qmd:3: "44" is typed here. Quote the fact: `{python} fact("lms.count")`. If it means something '
        "else, add it to data/facts.csv with its source, or let the exhibit that has its data state it.",
    ),
    (
        "The stillbirth rate fell by 25%.",
        'chapters/one.qmd:3: "25%" is typed here. Quote the fact: `{python} fact("stillbirths.change")` (or '
        "preterm-births.required_change or term-stillbirths.change_words). If it means something else, add it to "
        "data/facts.csv with its source, or let the exhibit that has its data state it.",
    ),
    (
        "The pilots ran at seven sites.",
        'chapters/one.qmd:3: "seven sites" is typed here. Quote the fact: `{python} fact("pioneers.sites")` (or '
        "backtest.missed or continuity.hee_regions). If it means something else, add it to data/facts.csv with its "
        "source, or let the exhibit that has its data state it.",
    ),
    (
        "There were 4,321 of them.",
        'chapters/one.qmd:3: "4,321" is typed here, and no fact has this value: add it to data/facts.csv with its '
        "source, or let the exhibit that has its data state it. Then quote it.",
    ),
    (
        'It `{python} fact("stillbirths.changes")`.',
        'chapters/one.qmd:3: the exhibit "stillbirths" states no fact "stillbirths.changes". '
        'Did you mean "stillbirths.change"?',
    ),
    (
        'The fund: `{python} fact("trainingfund.amount")`.',
        'chapters/one.qmd:3: no fact "trainingfund.amount" in data/facts.csv, and no exhibit "trainingfund". '
        'Did you mean "training-fund.amount"?',
    ),
]


@pytest.fixture
def audit(write, shelf):
    return lambda text, **files: audit_numbers(write({"chapters/one.qmd": f"# One\n\n{text}\n", **files}), shelf)


@pytest.mark.parametrize(("text", "message"), MESSAGES)
def test_a_writer_is_told_what_to_do(audit, text, message):
    assert [str(each) for each in audit(text).mistakes] == [message]


def test_mistakes_of_all_chapters_are_told_in_reading_order(audit):
    others = {"chapters/two.qmd": "# Two\n\n98.5%\n", "index.qmd": "# Summary\n\n98.4%\n"}
    found = audit("A 98.7% share.\nThen 98.6%.", **others)
    assert [f"{each.path}:{each.line}" for each in found.mistakes] == [
        "index.qmd:3",
        "chapters/one.qmd:3",
        "chapters/one.qmd:4",
        "chapters/two.qmd:3",
    ]
    assert all(isinstance(each, ReportError) for each in found.mistakes)


def test_a_file_that_is_included_twice_is_told_once(audit):
    include = "{{< include _part.qmd >}}"
    found = audit(include, **{"chapters/two.qmd": f"# Two\n\n{include}\n", "chapters/_part.qmd": "Down 98.7%.\n"})
    assert [f"{each.path}:{each.line}" for each in found.mistakes] == ["chapters/_part.qmd:1"]


def test_the_share_traced_counts_statistics_and_neither_dates_nor_words(audit):
    found = audit(f'{QUOTED}\nIn `{{python}} fact("stillbirths.latest_period")`, as in 2010, it fell by 98.7%.')
    assert (found.quoted, len(found.statistics), found.quoted_others) == (1, 1, 2)
    assert found.traced == 0.5
    assert found.told == (
        "50% of the statistics in the chapters are traced: 1 are quoted from facts, 1 typed; "
        "2 dates and words are quoted too",
        "1 typed numerals are no statistics: years 1",
    )


def test_almost_all_is_never_printed_as_all(audit):
    text = "\n".join([*([QUOTED] * 1999), "98.7%"])
    assert audit(text).told[0].startswith("99.9% of")


def test_without_statistics_all_are_traced(audit):
    assert audit("Text.").traced == 1


def test_a_fact_that_nobody_quotes_is_known_and_no_mistake(audit, shelf):
    others = [f'`{{python}} fact("{name}")`' for name in shelf.single_facts if name != "lms.count"]
    found = audit("\n".join(others))
    assert not found.mistakes
    assert found.unquoted == ("lms.count",)


def test_every_typed_numeral_is_listed_with_its_place(audit):
    found = audit("In March 2021 it was 98.7%,\nbefore 24 weeks.")
    assert [str(each) for each in found.typed] == [
        "chapters/one.qmd:3: March 2021 (dates)",
        "chapters/one.qmd:3: 98.7% (statistic)",
        "chapters/one.qmd:4: before 24 weeks (lengths of pregnancy)",
    ]


BLOCKS = (
    "In 2010 COVID-19 came.",
    QUOTED,
    "- before 24 weeks",
    "<!--\nnote 5\n-->",
    "```{python}\nx = 5\n```",
    "::: {.a}\n5 weeks",
    ":::",
)
LINES = st.sampled_from(("", *BLOCKS))
DECIMALS = st.decimals(min_value=0, max_value=9_999, places=1).map(str)
NUMBERS = DECIMALS | st.integers(0, 999).map(lambda value: f"{value}%")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, max_size=6), NUMBERS, st.lists(LINES, max_size=3))
def test_a_number_typed_anywhere_is_found_on_its_line(audit, before, number, after):
    text = "\n".join([*before, "", f"It fell by {number} in 2019.", "", *after])
    line = 3 + "\n".join([*before, "", ""]).count("\n")
    assert (number, line) in [(each.text, each.line.number) for each in audit(text).statistics]


def test_the_report_itself_has_no_typed_statistic(project, shelf):
    found = audit_numbers(project, shelf)
    assert [str(each) for each in found.mistakes] == []
    assert found.traced == 1
    assert found.quoted > 200


def test_every_quoted_statistic_of_the_report_would_be_found_if_it_were_typed(copy, shelf):
    facts = known_facts(shelf)
    parts = [part for written in written_book(copy, shelf.edition) for part in written.parts]
    shown = {(line.path, line.number) for part in parts for line in part.lines}
    typed_on: dict[tuple[str, int], list[str]] = {}
    for path in (copy.root / "index.qmd", *sorted((copy.root / "chapters").glob("*.qmd"))):
        lines = path.read_text().split("\n")
        here = [(place, line) for place, line in enumerate(lines) if (copy.relative(path), place + 1) in shown]
        for place, line in here:
            for quotation in re.finditer(r'`\{python\} fact\("([^"]+)"\)`', line):
                if states_statistic(facts[quotation[1]].shown):
                    typed_on.setdefault((copy.relative(path), place + 1), []).append(quotation[1])
                    lines[place] = lines[place].replace(quotation[0], facts[quotation[1]].shown)
        path.write_text("\n".join(lines))
    named = {place: set() for place in typed_on}
    found = set()
    for each in audit_numbers(copy, shelf).statistics:
        named[each.line.path, each.line.number] |= set(each.facts)
        found.add((each.line.path, each.line.number))
    assert sum(map(len, typed_on.values())) > 200
    assert found == set(typed_on)
    # The end of a sentence with several numbers in it is known by none of them.
    wanted = {
        place: {name for name in ids if len(re.findall(r"\d[\d.,]*", facts[name].shown)) < 2}
        for place, ids in typed_on.items()
    }
    assert not {place: ids - named[place] for place, ids in wanted.items() if ids - named[place]}

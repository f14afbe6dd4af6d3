import pytest

from halveit.errors import ReportError
from halveit.facts.fact import Fact
from halveit.facts.reconciliation import COLUMNS, Verdict, compare, mistakes, reconcile
from halveit.paths import Project


def made(value, shown, *, stated=False):
    return Fact(id="a.b", value=value, shown=shown, unit="", period="", what="What.", stated=stated)


RANGE = made("7.51392 to 7.95722", "7.5% to 8.0%")


@pytest.mark.parametrize(
    ("stated", "fact", "verdict"),
    [
        ("5.1", made(5.0774, "5.1"), Verdict.MATCH),
        ("ahead of", made("ahead of", "ahead of"), Verdict.MATCH),
        ("8%", made(7.88, "7.9%"), Verdict.ROUNDING),
        ("more than 750", made(765.68, "766"), Verdict.ROUNDING),
        ("25.7%", made(25.755, "25.8%"), Verdict.UNEXPLAINED),
        ("may be on course", made("behind", "behind"), Verdict.UNEXPLAINED),
        ("3.5", made(3.44, "3.4"), Verdict.UNEXPLAINED),
        ("15%", None, Verdict.NOT_CHECKED),
    ],
)
def test_the_verdict_follows_from_the_two_figures(stated, fact, verdict):
    assert compare(stated, fact) is verdict


def test_a_difference_with_a_reason_is_explained():
    assert compare("3.5", made(3.44, "3.4"), explained=True) is Verdict.EXPLAINED


def test_what_was_copied_from_the_report_confirms_nothing_but_may_contradict_it():
    assert compare("1,699", made(1699.0, "1,699", stated=True), explained=True) is Verdict.NOT_CHECKED
    assert compare("over 100", made(123.0, "123", stated=True)) is Verdict.UNEXPLAINED


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [
        ("8%", Verdict.ROUNDING),  # every rate from 7.514 to 7.957 rounds to 8
        ("7.9%", Verdict.NOT_CHECKED),  # some do, some do not
        ("8.1%", Verdict.UNEXPLAINED),  # none does
    ],
)
def test_a_range_confirms_only_what_all_of_it_rounds_to(stated, verdict):
    assert compare(stated, RANGE) is verdict


def test_figures_in_different_units_are_not_compared():
    with pytest.raises(ReportError, match=r'"25%" and "25" \(a\.b\) are not in the same unit'):
        compare("25%", made(25.0, "25"))


@pytest.fixture
def small(tmp_path):
    def write(*rows):
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "reconciliation.csv").write_text("\n".join([",".join(COLUMNS), *rows]) + "\n")
        facts = {"a.rate": made(3.828, "3.8"), "a.copied": made(1699.0, "1,699", stated=True)}

        def find(name):
            if name not in facts:
                raise ReportError(f'no fact "{name}".')
            return facts[name]

        return reconcile(Project(tmp_path), find)

    return write


def test_a_row_without_fault_has_nothing_to_mend(small):
    found = small("rate,Area,3.8,chapter 1,a.rate,", "more,Area,4.1,chapter 1,a.rate,It is older.")
    assert [each.verdict for each in found] == [Verdict.MATCH, Verdict.EXPLAINED]
    assert mistakes(found) == ()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "rate,Area,3.9,chapter 1,a.rate,",
            'data/reconciliation.csv:2: the report states "3.9", and "a.b" is 3.8. Find out why they differ and '
            'say it in the column "explanation"; where the report was misread, mend "stated".',
        ),
        (
            'copy,Area,"1,699",chapter 1,a.copied,',
            'data/reconciliation.csv:2: "1,699" is not checked. Say in the column "explanation" why it cannot be.',
        ),
        (
            "rate,Area,3.8,chapter 1,a.rate,It is older.",
            'data/reconciliation.csv:2: "3.8" matches our figure now. Take its explanation away.',
        ),
    ],
)
def test_a_missing_or_needless_explanation_is_told_with_file_and_line(small, row, message):
    assert [str(fault) for fault in mistakes(small(row))] == [message]


def test_a_copied_figure_that_agrees_is_not_shown_as_ours(small):
    (found,) = small('copy,Area,"1,699",chapter 1,a.copied,Copied.')
    assert found.fact is not None
    assert found.ours is None


def test_an_unknown_fact_is_refused_with_file_and_line(small):
    with pytest.raises(ReportError) as caught:
        small("rate,Area,3.8,chapter 1,a.rate,", "rate2,Area,3.8,chapter 1,a.rte,")
    assert str(caught.value) == 'data/reconciliation.csv:3: no fact "a.rte".'

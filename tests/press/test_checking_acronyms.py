"""The acronyms as a step of the check."""

import pytest

from halveit.errors import ReportError
from halveit.press.checking import check_report

ROW = "QI,quality improvement,\n"


@pytest.fixture
def with_rows(small):
    """The small report with other rows in its glossary, and more text in its summary."""

    def written(rows=ROW, text=""):
        (small.data / "glossary.csv").write_text(f"acronym,expansion,note\n{rows}")
        for figure in small.figures.glob("*.py"):
            figure.unlink()
        (small.root / "chapters/small.qmd").write_text(f"# A small chapter\n\n{text}\n")
        return small

    return written


def said_of(project):
    said = []
    check_report(project, said.append)
    return [sentence for sentence in said if "glossary" in sentence]


def test_an_acronym_that_the_glossary_lacks_fails_the_check(with_rows):
    with pytest.raises(ReportError) as caught:
        check_report(with_rows(text="The QIP began."), lambda _: None)
    assert str(caught.value) == (
        'chapters/small.qmd:3: the acronym "QIP" is not in data/glossary.csv. Add a row, or write the words. '
        'Did you mean "QI"?'
    )


def test_a_faulty_glossary_is_told_once(with_rows):
    with pytest.raises(ReportError) as caught:
        check_report(with_rows(rows="QI,,\n"), lambda _: None)
    assert str(caught.value) == 'data/glossary.csv:2: the acronym "QI" has no expansion.'


def test_rows_that_nothing_uses_are_named_and_do_no_harm(with_rows):
    rows = f"CQC,Care Quality Commission,\n{ROW}"
    assert said_of(with_rows(rows=rows, text="On QI.")) == [
        "Warning: nothing in the book uses these of data/glossary.csv: CQC"
    ]


def test_a_glossary_of_which_all_is_used_needs_no_words(with_rows):
    assert said_of(with_rows(text="On QI.")) == []

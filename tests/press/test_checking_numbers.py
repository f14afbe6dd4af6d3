"""The number audit as a step of the check."""

import pytest

from conftest import shortened
from halveit.errors import ReportError
from halveit.press.checking import check_report

BOOK = """\
project:
  type: book
  execute-dir: project
edition: "2021"
book:
  title: "A small report"
  author: "Its maintainers"
  chapters:
    - index.qmd
"""
CHAPTER = """\
# Summary

```{python}
from halveit import fact
```

In 2019 it fell by `{python} fact("stillbirths.change")`.
"""


@pytest.fixture
def small(copy):
    """Write a book of one chapter that has the report's data and the exhibit that it quotes."""
    shortened(copy)

    def written(text):
        (copy.root / "_quarto.yml").write_text(BOOK)
        (copy.root / "index.qmd").write_text(CHAPTER + text)
        return copy

    return written


def test_a_typed_statistic_and_a_fact_that_is_not_there_fail_the_check_once_each(small):
    said = []
    with pytest.raises(ReportError) as caught:
        check_report(small('It had `{python} fact("lms.cuont")`.\nThat is 98.7%.\n'), said.append)
    assert [line.partition('"')[0] for line in str(caught.value).splitlines()] == [
        "index.qmd:8: no fact ",
        "index.qmd:9: ",
    ]
    assert any(line.startswith("50% of the statistics in the chapters are traced") for line in said)


def test_the_check_says_how_many_numbers_are_traced(small):
    said = []
    check_report(small(""), said.append)
    looked = "Edition 2021: checking exhibits, chapters, numbers and acronyms"
    after = said[said.index(looked) + 1 :]
    assert after[0].startswith("100% of the statistics in the chapters are traced: 1 are quoted from facts, 0 typed")
    assert after[1] == "1 typed numerals are no statistics: years 1"
    assert after[2].startswith("Warning: no chapter quotes these of data/facts.csv: ambition.first_cut, ")

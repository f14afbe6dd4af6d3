"""What would leave readers of the PDF out, as a step of the check."""

import pytest

from halveit.errors import ReportError
from halveit.press.checking import check_report

WRONG = {
    "a link that a voice cannot tell from others": (
        "Find the data [here](https://www.ons.gov.uk/).",
        'the text of the link to https://www.ons.gov.uk/ is only "here". Write what it leads to: links are read out '
        "alone.",
    ),
    "a picture without words": (
        "![](/map.svg)",
        "the picture map.svg has no alt text. Say what it shows: ![A map of England.](map.svg), or "
        'fig-alt="…" where the brackets hold its caption.',
    ),
    "a letter that no typeface has": (
        "A smile: 😀",
        'the typeface has no letter for "😀", so that it cannot be printed. Write it in words.',
    ),
}


@pytest.fixture
def with_text(small):
    """The small report with other text in its chapter, and without figures."""

    def written(text):
        for figure in small.figures.glob("*.py"):
            figure.unlink()
        (small.root / "map.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
        (small.root / "chapters/small.qmd").write_text(f"# A small chapter\n\nIt is short.\n\n{text}\n")
        return small

    return written


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_printed_for_all_fails_the_check_with_its_line(name, with_text):
    text, message = WRONG[name]
    with pytest.raises(ReportError) as caught:
        check_report(with_text(text), lambda _: None)
    assert str(caught.value) == f"chapters/small.qmd:5: {message}"


def test_the_check_leaves_no_pdf_behind(with_text):
    project = with_text("It is fine.")
    check_report(project, lambda _: None)
    assert list(project.root.rglob("*.pdf")) == []
    assert not list(project.build.glob("pdf.*"))

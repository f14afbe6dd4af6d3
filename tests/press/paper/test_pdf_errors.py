import pytest

from halveit.errors import ReportError

HOSTED = "https://example.org/map.png"
WRONG = {
    "a letter that the typeface lacks": (
        "A smile: 😀",
        'chapters/one.qmd: the typeface has no letter for "😀", so that it cannot be printed. Write it in words.',
    ),
    "a name given twice": (
        "[a]{#spot} [b]{#spot} [the spot](#spot)",
        'chapters/one.qmd: the name "#spot" is given twice in the report. Change one.',
    ),
    "a picture that is none": (
        "![A map.](/broken.svg)",
        "broken.svg: the picture cannot be read: unexpected end of stream. Make it again.",
    ),
    "a picture that is not there": (
        "![A map.](/figures/map.png)",
        "chapters/one.qmd: no picture /figures/map.png in the report's folder. Write its address from the root, with a "
        "/ before it.",
    ),
    "a picture outside the report": (
        "![A map.](../../etc/map.png)",
        "chapters/one.qmd: no picture ../../etc/map.png in the report's folder. Write its address from the root, with "
        "a / before it.",
    ),
    "a hidden picture": (
        "![A map.](/.git/map.png)",
        "chapters/one.qmd: no picture /.git/map.png in the report's folder. Write its address from the root, with a / "
        "before it.",
    ),
    "a picture elsewhere": (
        f"![A map.]({HOSTED})",
        f"chapters/one.qmd: the picture {HOSTED} lies elsewhere: nothing is fetched in a build. Put it into the "
        "report's folder.",
    ),
    "a formula that is none": (
        r'[$\nonsense$]{alt="nonsense"}',
        "a part of the chapters cannot be written for the PDF: "
        r"Could not convert TeX math \nonsense, rendering as TeX.",
    ),
    "Typst that is none": (
        "```{=typst}\n#nonsense()\n```",
        "chapters/one.qmd: this cannot be set in the PDF: unknown variable: nonsense.",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_told_in_plain_words_with_its_place(name, press, book_of, tmp_path):
    (tmp_path / "broken.svg").write_text("<svg nope")
    markdown, message = WRONG[name]
    with pytest.raises(ReportError) as caught:
        press(book_of({"chapters/one.qmd": f"# One\n\n{markdown}"}))
    assert str(caught.value) == message


def test_nothing_is_left_behind_by_a_mistake(press, book_of, tmp_path):
    with pytest.raises(ReportError):
        press(book_of({"chapters/one.qmd": "# One\n\n😀"}))
    assert not (tmp_path / "report.pdf").exists()
    assert [path.name for path in (tmp_path / "_build").iterdir()] == ["exhibits"]


def test_a_date_must_be_whole(press, book_of):
    with pytest.raises(ReportError, match='must be written as 2021-03-25, not "March 2021"'):
        press(book_of({"chapters/one.qmd": "# One"}), edition_date="March 2021")


def test_a_file_to_attach_must_be_there(press, book_of, tmp_path):
    with pytest.raises(ReportError, match=r'no file to attach to the PDF as "a\.csv"'):
        press(book_of({"chapters/one.qmd": "# One"}), attachments={"a.csv": tmp_path / "a.csv"})


def test_a_picture_is_found_from_the_chapter_and_among_the_exhibits(press, book_of, tmp_path):
    chart = (tmp_path / "_build/exhibits/2021/stillbirths.inline.svg").read_bytes()
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters/a%20map.svg".replace("%20", " ")).write_bytes(chart)
    pictures = "![A chart.](/elsewhere/stillbirths.inline.svg)\n\n![A map.](a%20map.svg)"
    assert press(book_of({"chapters/one.qmd": f"# One\n\n{pictures}"})).is_file()

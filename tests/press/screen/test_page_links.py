import pytest

from halveit.errors import ReportError
from halveit.press.screen.links import Page, size_in_words

OUTCOMES = Page(slug="outcomes", source="chapters/outcomes.qmd")


@pytest.mark.parametrize(
    ("target", "chapter", "address"),
    [
        ("#fig-stillbirths", "outcomes", "#fig-stillbirths"),
        ("#sec-annex", "annex-a", "annex-a.html#sec-annex"),
        ("", "annex-a", "annex-a.html"),
        ("", "outcomes", "outcomes.html"),
        ("#sec-annex", None, "annex-a.html#sec-annex"),
        ("#unknown", None, "#unknown"),
        ("https://example.org/a#b", None, "https://example.org/a#b"),
        ("mailto:a@example.org", None, "mailto:a@example.org"),
    ],
)
def test_a_link_leads_to_the_page_that_holds_its_target(addresses, target, chapter, address):
    assert addresses.link(OUTCOMES, target, chapter) == address


def test_exhibits_files_have_a_folder_of_their_own(addresses):
    assert addresses.link(OUTCOMES, "/_build/exhibits/2021/stillbirths.csv", None) == "exhibits/stillbirths.csv"
    assert list(addresses.files) == ["exhibits/stillbirths.csv"]


def test_a_picture_beside_the_chapter_is_copied(addresses, bodies):
    assert addresses.link(OUTCOMES, "ward.png", None) == "files/chapters/ward.png"
    assert '<img src="files/chapters/ward.png" alt="A ward" width="50%">' in bodies("x ![A ward](ward.png){width=50%}")


def test_a_place_in_a_file_is_kept(addresses):
    assert addresses.link(OUTCOMES, "ward.png#page=3", None) == "files/chapters/ward.png#page=3"


def test_a_link_to_no_file_is_told_with_its_chapter(addresses):
    with pytest.raises(ReportError, match=r'^chapters/outcomes\.qmd: "wrad\.png" leads to no file of this project\.'):
        addresses.link(OUTCOMES, "wrad.png", None)


def test_a_file_outside_the_project_is_not_published(addresses, small):
    (small.root.parent / "outside.txt").write_text("secret")
    with pytest.raises(ReportError, match="leads to no file"):
        addresses.link(OUTCOMES, "../../outside.txt", None)


def test_a_picture_without_alternative_text_is_refused(bodies):
    with pytest.raises(ReportError, match=r'the picture "ward\.png" has no alternative text'):
        bodies("x ![](ward.png)")


@pytest.mark.parametrize(("bytes_", "words"), [(1, "1 kB"), (1499, "1 kB"), (45_600, "46 kB"), (1_250_300, "1.3 MB")])
def test_sizes_are_told_in_decimal_units(tmp_path, bytes_, words):
    path = tmp_path / "x"
    path.write_bytes(b"x" * bytes_)
    assert size_in_words(path) == words

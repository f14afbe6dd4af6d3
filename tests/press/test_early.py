"""Pages that are shown before a build is done: the one in view first, and each as the build will make it."""

import pytest

from halveit.press.building import build, kept_results
from halveit.press.early import early_pages


def quiet(_):
    pass


def early(project, last, in_view):
    with kept_results(project):
        return list(early_pages(project, last.early, in_view))


@pytest.mark.build
def test_the_page_in_view_comes_first_and_all_are_those_that_the_build_makes(small):
    last = build(small, quiet, jobs=1).published
    for name, old in (("index.qmd", "It is short."), ("chapters/small.qmd", "see @sec-small")):
        path = small.root / name
        path.write_text(path.read_text().replace(old, f"{old} Edited"))
    first, rest = early(small, last, "small.html")
    assert sorted(first) == ["editions/2021/small.html", "small.html"]
    assert sorted(rest) == ["editions/2021/index.html", "index.html"]
    assert [*early(small, last, "data.html")] == [first | rest]
    build(small, quiet, jobs=1)
    made = first | rest
    assert {address: (small.site / address).read_bytes() for address in made} == made


@pytest.mark.build
def test_a_page_whose_headings_have_changed_waits_for_the_build(small):
    last = build(small, quiet, jobs=1).published
    index = small.root / "index.qmd"
    index.write_text(index.read_text().replace("It is short.", "It is short.\n\n## More\n\nText."))
    assert early(small, last, "index.html") == [{}, {}]

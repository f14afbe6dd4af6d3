"""The deadlines of data/ambitions.toml."""

import pytest

from halveit.data.ambitions import load_ambition
from halveit.errors import ReportError


def test_a_deadline_that_was_moved_is_known_with_the_year_in_which_it_was(project):
    found = load_ambition(project, "stillbirths")
    assert (found.announced, found.first_deadline, found.moved_in, found.targets[-1].year) == (2015, 2030, 2017, 2025)


def test_a_deadline_that_was_never_moved_says_nothing_of_it(project):
    found = load_ambition(project, "preterm-births")
    assert (found.announced, found.first_deadline, found.moved_in) == (2017, None, None)


@pytest.mark.parametrize("left_out", ["first_deadline = 2030\n", "moved_in = 2017\n"])
def test_half_of_what_is_to_be_told_of_a_moved_deadline_is_refused(copy, left_out):
    path = copy.data / "ambitions.toml"
    path.write_text(path.read_text().replace(left_out, "", 1))
    with pytest.raises(ReportError, match="a deadline that was moved has both"):
        load_ambition(copy, "stillbirths")

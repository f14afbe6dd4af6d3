"""The built report, served to the browser."""

import pytest

from halveit.commands.cli import main
from halveit.paths import Project
from serving import serving
from sharing import begin, once
from small_report import small_report


@pytest.fixture(scope="session")
def address(built):
    """The address of the built report."""
    with serving(built.site) as address:
        yield address


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """A small report with two editions, built for the address that it is published at."""
    told = ["--site-url", "https://report.example.gov/project", "--repo-url", "https://code.example.gov/report/"]

    def make(folder):
        begin(small_report(folder), tmp_path_factory)
        assert main(["build", "--project", str(folder), "--quiet", "--jobs", "1", *told]) == 0

    return Project(once(tmp_path_factory, "published", make)).site

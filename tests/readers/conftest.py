"""The built report, served to the browser."""

import pytest

from halveit.commands.cli import main
from serving import serving
from small_report import small_report


@pytest.fixture(scope="session")
def address(built):
    """The address of the built report."""
    with serving(built.site) as address:
        yield address


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """A small report with two editions, built for the address that it is published at."""
    project = small_report(tmp_path_factory.mktemp("published"))
    told = ["--site-url", "https://report.example.gov/project", "--repo-url", "https://code.example.gov/report/"]
    assert main(["build", "--project", str(project.root), "--quiet", *told]) == 0
    return project.site

"""The built report, served to the browser."""

import pytest

from serving import serving


@pytest.fixture(scope="session")
def address(built):
    """The address of the built report."""
    with serving(built.site) as address:
        yield address

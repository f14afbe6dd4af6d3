import json

import pytest

from halveit.data.editions import load_edition
from halveit.press.reuse.tables.datapackage import datapackage
from halveit.press.reuse.tables.of_edition import tables_of_releases


@pytest.fixture
def licence_of(copy):
    """Tell the one licence that the package states for the stillbirths, where their release states another."""

    def licence(words):
        release = next((copy.data / "releases/ons-child-mortality").glob("2022-02-17/release.toml"))
        old = 'Open Government Licence v3.0"\n'
        text = release.read_text()
        assert f'licence = "{old}' in text
        release.write_text(text.replace(f'licence = "{old}', f'licence = "{words}"\n', 1))
        edition = load_edition(copy, "2021")
        package = json.loads(datapackage(edition, tables_of_releases(edition), "https://reports.test/"))
        return next(each for each in package["resources"] if "ons-child-mortality" in each["path"])["licenses"]

    return licence


def test_the_open_government_licence_has_its_address(licence_of):
    assert licence_of("Open Government Licence v3.0") == [
        {
            "name": "OGL-UK-3.0",
            "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
            "title": "Open Government Licence v3.0",
        }
    ]


def test_the_open_parliament_licence_keeps_the_releases_reservation(licence_of):
    assert licence_of("Open Parliament Licence (usual for answers; not printed)") == [
        {
            "name": "OPL-UK-3.0",
            "path": "https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/",
            "title": "Open Parliament Licence (usual for answers; not printed)",
        }
    ]


def test_a_licence_that_was_not_stated_gets_no_address(licence_of):
    words = "Not stated where the figures were read. Single figures are quoted."
    assert licence_of(words) == [{"name": "notspecified", "title": words}]

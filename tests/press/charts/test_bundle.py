"""The script that draws charts in the browser: whole, the same each time, kept from one build to the next."""

import pytest
import vl_convert

from halveit.press.charts.bundle import ADDRESS, place_bundle


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A folder in which the script is kept."""
    folder = tmp_path_factory.mktemp("kept")
    place_bundle(tmp_path_factory.mktemp("site"), folder)
    return folder


def test_it_lies_at_the_root_of_the_site_and_hands_pages_what_draws(kept, tmp_path):
    place_bundle(tmp_path, kept)
    text = (tmp_path / ADDRESS).read_text(encoding="utf-8")
    assert "window.vegaEmbed=" in text[-80:]
    assert 500_000 < len(text) < 1_500_000


def test_a_second_build_takes_what_was_kept(kept, tmp_path, monkeypatch):
    monkeypatch.setattr(vl_convert, "javascript_bundle", None)
    place_bundle(tmp_path, kept)
    (made,) = kept.iterdir()
    assert (tmp_path / ADDRESS).read_bytes() == made.read_bytes()


def test_it_is_the_same_when_it_is_made_again(kept, tmp_path):
    place_bundle(tmp_path / "site", tmp_path / "again")
    (made,) = kept.iterdir()
    assert (tmp_path / "site" / ADDRESS).read_bytes() == made.read_bytes()

"""The pictures beside links; Pillow, which knows nothing of us, opens them."""

import io

import pytest
from PIL import Image, ImageChops

from halveit.drawing.svg import to_png
from halveit.paths import Project
from halveit.press.building import kept_results
from halveit.press.reuse.pictures.png import packed
from halveit.press.reuse.pictures.social import Card, drawn, places, write

LONG = "A finding that goes on and on about rates, years, places & <numbers>, and then about all of them once more " * 2


def pictures(cards, folder):
    """Write the pictures of cards; return their files."""
    write(cards, folder)
    return places(cards, folder)


def card(heading="Progress on outcomes"):
    return Card(report="A report", kicker="Chapter 1", heading=heading, foot="Edition 2021")


def test_each_chapter_and_exhibit_has_a_picture_of_the_size_that_networks_ask_for(later):
    found = sorted(
        path.relative_to(later / "assets/social").as_posix() for path in (later / "assets/social").rglob("*.png")
    )
    assert found == ["exhibits/rate.png", "exhibits/trend.png", "index.png"]
    for name in found:
        path = later / "assets/social" / name
        assert path.stat().st_size < 60_000
        with Image.open(path) as picture:
            assert picture.size == (1200, 630)


@pytest.mark.parametrize("heading", ["Short", LONG, "WWW " * 20, "iii " * 60])
def test_no_heading_runs_out_of_the_picture(heading, tmp_path):
    (path,) = pictures({"x": card(heading)}, tmp_path).values()
    with Image.open(path) as picture:
        pixels = picture.convert("RGB")
    margin = pixels.crop((1140, 0, 1200, 630))
    assert margin.getcolors() == [(60 * 630, (255, 255, 255))]


def test_packing_changes_no_pixel():
    png = to_png(drawn(card()))
    small = packed(png)
    assert len(small) < len(png) / 2
    first, second = (Image.open(io.BytesIO(each)).convert("RGBA") for each in (png, small))
    assert ImageChops.difference(first, second).getbbox() is None


def test_a_picture_is_drawn_again_only_when_it_says_something_else(tmp_path):
    cards = {"x": card(), "y": card(), "z": card("Another")}
    with kept_results(Project(tmp_path)) as keeper:
        first = [path.read_bytes() for path in pictures(cards, tmp_path / "first").values()]
        again = [path.read_bytes() for path in pictures(cards, tmp_path / "again").values()]
    assert [each.ran for each in keeper.told] == [True, True, False, False]  # two say the same
    assert first == again
    assert first[0] == first[1] != first[2]


def test_what_a_picture_says_is_told_in_words():
    assert card().words == "A report. Chapter 1: Progress on outcomes. Edition 2021."


@pytest.mark.build
def test_every_picture_of_the_report_is_small(built):
    found = list((built.site / "editions").glob("*/assets/social/**/*.png"))
    assert len(found) > 40
    assert max(path.stat().st_size for path in found) < 60_000

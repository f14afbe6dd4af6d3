"""The PDF of a superseded edition says so on its cover, on every page and where its licence stands."""

import pikepdf
import pymupdf
import pytest

from halveit.press.paper.newer import Newer

TOLD = "This edition has been superseded. For newer figures, read the 2026 edition: “The 2026 update”."
ADDRESS = "https://statistics.example.gov/editions/2026/"


@pytest.fixture
def texts(press, book_of):
    """Return the pages' texts of a PDF whose edition is superseded, or is not."""

    def make(newer):
        release = {
            **dict.fromkeys(("publisher", "title", "licence", "attribution"), "x"),
            "published": "2022-02-17",
            "url": "https://www.ons.gov.uk/",
            "obtained": "received",
        }
        path = press(book_of({"index.qmd": "# One\n\nText."}), newer=newer, releases=[release])
        with pymupdf.open(path) as pdf:
            return path, [" ".join(str(page.get_text(sort=True)).split()) for page in pdf]

    return make


def test_a_superseded_edition_says_so(texts):
    _, (cover, *rest) = texts(Newer(name="2026", title="The 2026 update", address=ADDRESS))
    assert f"A newer edition has been published {TOLD} Read it at {ADDRESS}." in cover
    assert all("Superseded by the 2026 edition." in page for page in rest)
    assert f"{TOLD} It is at {ADDRESS}." in rest[-1]


def test_its_address_can_be_followed(texts):
    path, _ = texts(Newer(name="2026", title="The 2026 update", address=ADDRESS))
    with pikepdf.open(path) as pdf:
        led = [str(link.A.URI) for link in pdf.pages[0].Annots]
    assert led == [ADDRESS]


def test_an_address_that_is_not_known_is_not_told(texts):
    _, (cover, *rest) = texts(Newer(name="2026", title="The 2026 update"))
    assert TOLD in cover
    assert "Read it at" not in cover
    assert "It is at" not in rest[-1]


def test_the_newest_edition_says_nothing_of_the_kind(texts):
    _, pages = texts(None)
    assert "newer" not in " ".join(pages).lower()
    assert "superseded" not in " ".join(pages).lower()

from datetime import UTC, datetime
from urllib.parse import urlsplit

import feedparser
import pytest

from halveit.press.reuse.feed import feed_of_site
from halveit.press.reuse.publication import Publication


@pytest.fixture(scope="module")
def whole(site):
    """The feed at the site's root, as a program that knows nothing of us reads it."""
    return feedparser.parse((site / "feed.xml").read_bytes())


@pytest.fixture(scope="module")
def newer(later):
    """The feed of the newer edition."""
    return feedparser.parse((later / "feed.xml").read_bytes())


def test_the_feeds_are_well_formed_atom(whole, newer):
    for feed in (whole, newer):
        assert not feed.bozo
        assert feed.version == "atom10"
        assert feed.feed.title
        assert feed.feed.author_detail.name == "Its maintainers"


def test_an_edition_tells_of_itself_its_releases_and_its_corrections(newer):
    assert [(entry.tags[0].term, entry.updated) for entry in newer.entries] == [
        ("release", "2024-01-01T00:00:00Z"),
        ("correction", "2021-07-02T00:00:00Z"),
        ("edition", "2021-06-01T00:00:00Z"),
    ]
    assert newer.feed.updated == "2024-01-01T00:00:00Z"


def test_the_root_tells_of_all_editions(whole, newer):
    ids = [entry.id for entry in whole.entries]
    assert len(ids) == len(set(ids)) == 5  # two editions, a release each, one correction
    assert {entry.id for entry in newer.entries} < set(ids)
    assert whole.feed.id != newer.feed.id


def test_an_id_is_a_tag_that_no_move_of_a_page_changes(whole):
    assert whole.entries[0].id == "tag:reports.test,2026:stats/editions/2021/releases/deaths/2021-05-01"
    assert all(entry.id.startswith("tag:reports.test,2026:stats/") for entry in whole.entries)


def test_every_link_is_absolute_and_leads_to_a_place_on_the_site(whole, newer, site):
    links = [entry.link for feed in (whole, newer) for entry in feed.entries]
    links += [link.href for feed in (whole, newer) for link in feed.feed.links]
    for link in links:
        assert link.startswith("https://reports.test/stats/")
        parts = urlsplit(link)
        path = site / parts.path.removeprefix("/stats/")
        page = path / "index.html" if path.is_dir() else path
        assert page.is_file(), link
        assert not parts.fragment or f'id="{parts.fragment}"' in page.read_text(), link


def test_a_feed_says_where_it_is(whole, newer):
    def own(feed):
        return next(link.href for link in feed.feed.links if link.rel == "self")

    assert own(whole) == "https://reports.test/stats/feed.xml"
    assert own(newer) == "https://reports.test/stats/editions/2021/feed.xml"


def test_every_page_names_the_feed_beside_it(site):
    for page in (site / "index.html", site / "editions/2021/exhibits/trend.html"):
        assert 'type="application/atom+xml"' in page.read_text()


def test_dates_are_moments_of_rfc_3339_even_where_a_release_tells_only_its_year(edition):
    publication = Publication(
        site="https://reports.test/", edition="2021", title="A report", description="About it.", author="We",
        date="2021-06-01", lang="en-GB",
    )  # fmt: skip
    feed = feedparser.parse(feed_of_site([(edition, publication)], "2021"))
    assert len(feed.entries) == len(edition.releases()) + 1
    for entry in feed.entries:
        updated = datetime.strptime(str(entry.updated), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        assert updated < datetime.now(UTC).replace(year=2100)

import json
import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from msgspec.structs import replace

from halveit.data.series import SeriesEntry
from halveit.exhibits.exhibit import Exhibit
from halveit.exhibits.shelf import Shelved
from halveit.press.reuse.json_ld import places, script
from halveit.steps.reads import Read, Record

BASE = "https://reports.test/stats/editions/2021"
OGL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"

if TYPE_CHECKING:
    from halveit.data.editions import Edition


def described(page):
    """Return a page's one description for machines."""
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text(), re.DOTALL)
    return json.loads(text)


@pytest.fixture(scope="module")
def trend(later):
    return described(later / "exhibits/trend.html")


def test_an_exhibits_page_describes_a_dataset(trend):
    assert (trend["@context"], trend["@type"]) == ("https://schema.org", "Dataset")
    assert trend["@id"] == trend["url"] == f"{BASE}/exhibits/trend.html"
    assert trend["name"] == "Rates & “signs” <fell> by 20%"
    assert trend["description"].endswith("Deaths per 1,000 births, nowhere. The rate fell.")
    assert 50 <= len(trend["description"]) <= 5000  # what search engines ask for
    assert (trend["version"], trend["dateModified"]) == ("2021", "2021-06-01")
    assert trend["license"] == [OGL]
    assert trend["creator"]["name"] == "Its maintainers"


def test_a_dataset_says_when_where_and_what_is_measured(trend):
    assert trend["temporalCoverage"] == "2017/2020"
    assert trend["spatialCoverage"] == [{"@type": "Place", "name": "Nowhere"}]
    assert [(each["name"], each["description"]) for each in trend["variableMeasured"]][:2] == [
        ("Year", "Calendar year."),
        ("Deaths", "Deaths registered."),
    ]


def test_every_file_of_a_dataset_lies_where_it_says(trend, later):
    kinds = {each["encodingFormat"]: each for each in trend["distribution"]}
    assert set(kinds) == {"text/csv", "image/svg+xml", "image/png"}
    for each in trend["distribution"]:
        path = later / each["contentUrl"].removeprefix(f"{BASE}/")
        assert each["contentSize"] == f"{path.stat().st_size} B"


def test_a_dataset_names_the_releases_that_it_is_based_on(trend):
    (release,) = trend["isBasedOn"]
    assert (release["name"], release["url"]) == ("Deaths nowhere", "https://example.org/")
    assert (release["datePublished"], release["publisher"]["name"]) == ("2021-05-01", "The publisher")


def test_the_summary_describes_the_report_and_the_catalogue_of_its_datasets(later, trend):
    report, catalogue = described(later / "index.html")["@graph"]
    assert (report["@type"], catalogue["@type"]) == ("Report", "DataCatalog")
    assert report["@id"] == trend["isPartOf"]["@id"]
    assert catalogue["@id"] == trend["includedInDataCatalog"]["@id"]
    assert trend["@id"] in [each["@id"] for each in catalogue["dataset"]]
    for each in (*report["encoding"],):
        assert (later / each["contentUrl"].removeprefix(f"{BASE}/")).is_file()


def test_no_text_can_end_the_description():
    html = script({"name": "</script><b>"})
    assert html.count("</script>") == 1
    assert json.loads(html[html.index(">") + 1 : html.rindex("</")])["name"] == "</script><b>"


def test_the_same_chart_in_two_editions_is_two_datasets(site, trend):
    older = described(site / "editions/2020/exhibits/trend.html")
    assert older["@id"] != trend["@id"]
    assert (older["version"], older["temporalCoverage"]) == ("2020", "2017/2019")
    assert described(site / "exhibits/trend.html") == older  # the root is a copy, and names the address that stays


def made_from(*reads):
    """Return a table without measures that was made from some of what one dataset has."""
    record = Record(reads=dict.fromkeys(reads, ""), releases={("deaths", "2020-05-01")})
    table = Exhibit(title="Deaths", subtitle="By year", columns=(), rows=())
    return Shelved(label="deaths", exhibit=table, record=record)


def test_a_table_without_measures_speaks_of_the_places_of_the_series_that_it_was_made_from():
    entry = SeriesEntry(
        id="north", title="Deaths", unit="deaths", geography="North", dataset="deaths", table="t", column="c"
    )
    others = {name: replace(entry, id=name, geography=name.title()) for name in ("south", "west")}
    edition = cast("Edition", SimpleNamespace(catalogue={"north": entry, **others}))
    whole = Read("file", "/report/data/releases/deaths/2020-05-01/t.csv")
    assert places(made_from(whole), edition) == ["North", "South", "West"]
    assert places(made_from(whole, Read("part", "/report/data/series.toml", "only south")), edition) == ["South"]

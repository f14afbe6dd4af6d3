import json
import subprocess

import pypandoc
import pytest

from halveit.press.reuse.citing import Work, bibtex, csl, in_text
from halveit.press.reuse.publication import Publication

CHART = Work(
    id="2021-trend", kind="chart", title="Chart 1: 50% of R&D #1 {a}_b $5 ~ ^ \\", address="exhibits/trend.html"
)
REPORT = Work(id="2021-report", kind="report", title="A report", address="index.html")


def publication(site="https://reports.test/stats/"):
    return Publication(
        site=site,
        edition="2021",
        title="A report",
        description="About it.",
        author="The Example and Sample Office",
        date="2021-06-01",
        lang="en-GB",
    )


def read(text, kind):
    """Return citations as pandoc, which knows nothing of us, reads them."""
    command = [pypandoc.get_pandoc_path(), f"--from={kind}", "--to=csljson"]
    return json.loads(subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout)


def test_a_report_is_cited_in_words():
    assert in_text(REPORT, publication()) == (
        "The Example and Sample Office (2021). A report, edition 2021, 1 June 2021. "
        "https://reports.test/stats/editions/2021/index.html"
    )


def test_an_exhibit_is_cited_in_words_with_its_sources(edition):
    release = edition.release("preterm-births")
    work = Work(id="x", kind="chart", title="Chart 1: It fell", address="exhibits/x.html", sources=(release,))
    assert in_text(work, publication()) == (
        "The Example and Sample Office (2021). Chart 1: It fell. In: A report, edition 2021, 1 June 2021. "
        f"Data: {release.publisher}, {release.title} (2021). https://reports.test/stats/editions/2021/exhibits/x.html"
    )


def test_of_many_sources_only_the_publishers_are_named(edition):
    releases = tuple(edition.releases())
    work = Work(id="x", kind="table", title="Table 1: All", address="exhibits/x.html", sources=releases)
    told = in_text(work, publication())
    assert f"({len(releases)} releases, which the page names)" in told
    assert told.count("Office for National Statistics;") == 1
    assert releases[0].title not in told


def test_an_address_at_which_nothing_can_be_is_cited_nowhere():
    nowhere = publication("https://example.org/stats/")
    told = [in_text(CHART, nowhere), bibtex(CHART, nowhere), json.dumps(csl(CHART, nowhere))]
    assert not any("example.org" in each for each in told)


@pytest.mark.parametrize("work", [CHART, REPORT])
def test_bibtex_and_csl_json_read_back_as_the_same_citation(work):
    (from_bibtex,) = read(bibtex(work, publication()), "bibtex")
    (from_csl,) = read(json.dumps([csl(work, publication())]), "csljson")
    for entry in (from_bibtex, from_csl):
        assert entry["id"] == work.id
        assert entry["title"].replace("\N{NO-BREAK SPACE}", " ") == work.title
        assert entry["author"] == [{"literal": "The Example and Sample Office"}]
        assert entry["issued"]["date-parts"][0][:2] == [2021, 6]
        assert entry["URL"] == f"https://reports.test/stats/editions/2021/{work.address}"

"""From a quoted number to its place on the page of facts, and back: on the small report, with the real facts."""

import csv
import json
import re

import pytest
from msgspec.structs import replace

from halveit.data.glossary import Entry
from halveit.errors import ReportError
from halveit.facts.fact import Fact
from halveit.press.mkdocs_project import build_site
from halveit.press.pages import write_pages
from halveit.press.screen.html import Passage, passages
from halveit.press.screen.links import Page
from halveit.press.screen.markdown import OwnPage
from halveit.press.site_proof import prove_site
from halveit.press.tracing.page import subject, value_in_words

from .conftest import EXHIBIT, tree

CHANGE = '[25%]{.fact data-fact="stillbirths.change"}'
WOMEN = '[877]{.fact data-fact="precept.women"}'
TEXTS = {
    "index": f"# Summary {{#summary .unnumbered}}\n\n## At a glance {{#glance .unnumbered}}\n\nIt fell by {CHANGE}.\n",
    "outcomes": '# Outcomes {#sec-outcomes number="1"}\n\n'
    f'## A fall of {CHANGE} {{#sec-stillbirths number="1.1"}}\n\n'
    f"By {CHANGE}, see [the {CHANGE} fall](#fig-stillbirths){{.crossref chapter=outcomes}}.^[A note: {WOMEN}.]\n"
    + EXHIBIT,
    "annex-a": f'# Words & *signs* {{#sec-annex number="A"}}\n\n| Fall | Women |\n|---|---|\n| {CHANGE} | {WOMEN} |\n',
}


@pytest.fixture(scope="module")
def quoting(book):
    """The small report, with numbers that are quoted."""
    chapters = [replace(one, tree=tree(TEXTS[one.slug])) for one in book.chapters]
    return replace(book, chapters=tuple(chapters))


@pytest.fixture(scope="module")
def docs(quoting, small, shelf, tmp_path_factory):
    """The pages of that report, before mkdocs."""
    folder = tmp_path_factory.mktemp("quoting")
    write_pages(
        quoting,
        small,
        folder,
        edition_name="2021",
        edition_date="2021-03-18",
        exhibits=small.root / "_build/exhibits/2021",
        pdf_name="report.pdf",
        shelf=shelf,
        own_pages=[OwnPage(title="Updates", slug="updates", passages=[Passage(level=1, id="u", heading="U", body="")])],
    )
    return folder / "docs"


def entry(docs, name):
    """Return one fact's entry on the page of facts."""
    (told,) = re.findall(rf'<li id="{re.escape(name)}">.*?</li>', (docs / "facts.md").read_text())
    return told


def test_a_quoted_number_is_a_link_whose_name_is_the_number(docs):
    link = '<a href="facts.html#stillbirths.change" class="fact" data-fact="stillbirths.change">25%</a>'
    assert f"It fell by {link}." in (docs / "index.md").read_text()
    assert f"<p>By {link}, see" in (docs / "outcomes.md").read_text()
    assert f">{link}</td>" in (docs / "annex-a.md").read_text()


def test_a_number_in_a_footnote_is_a_link_too(docs):
    assert 'A note: <a href="facts.html#precept.women"' in (docs / "outcomes.md").read_text()


def test_a_number_within_a_link_makes_no_second_link(docs):
    span = '<span class="fact" data-fact="stillbirths.change">25%</span>'
    page = (docs / "outcomes.md").read_text()
    assert f'<a href="#fig-stillbirths" class="crossref">the {span} fall</a>' in page


def test_a_number_in_a_heading_stays_text(docs):
    heading = next(line for line in (docs / "outcomes.md").read_text().splitlines() if line.startswith("## "))
    assert "25%" in heading
    assert "<a" not in heading


def test_without_facts_a_number_leads_nowhere(bodies):
    assert '<span class="fact" data-fact="stillbirths.change">25%</span>' in bodies(f"It fell by {CHANGE}.")


def test_only_known_facts_are_linked(addresses):
    known = replace(addresses, facts={"precept.women"})
    page = Page(slug="outcomes", source="chapters/outcomes.qmd")
    body = passages(tree(f"{CHANGE} and {WOMEN}"), page, known)[0].body
    assert body.count("<a ") == 1
    assert 'href="facts.html#precept.women"' in body


def test_an_entry_tells_value_period_source_exhibit_data_file_and_places(docs):
    told = entry(docs, "stillbirths.change")
    assert "<p><strong>25%</strong> Stillbirth rate: size of the change.</p>" in told
    assert "<dt>Value</dt><dd>24.607%</dd>" in told
    assert "<dt>Period</dt><dd>2010 to 2019</dd>" in told
    assert 'Computed from the data behind <a href="outcomes.html#fig-stillbirths">Chart 1</a>' in told
    assert "Office for National Statistics, Child mortality (death cohort) tables" in told
    assert "17 February 2022" in told
    assert '<a href="data/ons-child-mortality/2022-02-17/births-and-deaths.csv">births-and-deaths.csv</a>' in told
    places = re.findall(r'<dd><a href="([^"]+)">([^<]+)</a></dd>', told[told.index("Quoted in") :])
    assert places == [
        ("index.html#glance", "Summary, At a glance"),
        ("outcomes.html#sec-stillbirths", "1.1 A fall of 25%"),
        ("annex-a.html#sec-annex", "Appendix A Words &amp; signs"),
    ]


def test_a_single_fact_names_its_document_and_the_place_in_it(docs):
    told = entry(docs, "precept.women")
    assert "<dt>Value</dt><dd>877 women</dd>" in told
    assert "Safer Maternity Care: Progress Report 2021, Department of Health and Social Care, 2021. Section 2.2" in told
    assert "<dt>Basis</dt>" not in told


def test_what_the_report_states_is_told_apart_from_what_is_computed(docs):
    assert "Copied from the published report" in entry(docs, "stillbirths.target_2020")
    assert "<dt>Source</dt><dd>Safer Maternity Care: Progress Report 2021, chapter 1, Stillbirths</dd>" in entry(
        docs, "stillbirths.target_2020"
    )
    assert "Computed from the data" in entry(docs, "stillbirths.computed_target_2020")


def test_the_page_has_all_facts_of_shown_exhibits_and_those_quoted_and_no_others(docs, shelf):
    there = set(re.findall(r'<li id="([^"]+)">', (docs / "facts.md").read_text()))
    assert there == {*shelf.get("stillbirths").facts, "precept.women"}


def test_json_and_csv_agree_and_are_sorted(docs):
    facts = json.loads((docs / "facts.json").read_text())["facts"]
    with (docs / "facts.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [fact["id"] for fact in facts] == sorted(fact["id"] for fact in facts)
    assert rows == [
        {name: "\n".join(cell) if isinstance(cell, list) else str(cell) for name, cell in fact.items()}
        for fact in facts
    ]


def test_a_fact_for_programs_has_its_value_before_rounding(docs):
    facts = {fact["id"]: fact for fact in json.loads((docs / "facts.json").read_text())["facts"]}
    change = facts["stillbirths.change"]
    assert change["value"] == pytest.approx(24.6067565, abs=1e-7)  # 1 - (2,346 / 612,851) / (3,506 / 690,512)
    assert (change["shown"], change["unit"], change["basis"]) == ("25%", "%", "computed")
    assert change["files"] == ["data/ons-child-mortality/2022-02-17/births-and-deaths.csv"]
    assert facts["stillbirths.target_2020"]["basis"] == "stated"
    assert facts["precept.women"]["value"] == 877


def test_the_downloads_offer_the_facts_as_files(docs):
    page = (docs / "data.md").read_text()
    assert all(f'href="{name}"' in page for name in ("facts.html", "facts.csv", "facts.json"))


@pytest.mark.build
def test_the_built_site_has_no_number_that_leads_nowhere_and_whole_tables_of_contents(docs, tmp_path):
    build_site(docs.parent, tmp_path / "site", "2021-03-18")
    (tmp_path / "site/report.pdf").write_bytes(b"%PDF")
    prove_site(tmp_path / "site")
    page = (tmp_path / "site/outcomes.html").read_text()
    contents = re.findall(r'<a href="#sec-stillbirths" class="md-nav__link">(.*?)</a>', page, re.DOTALL)[0]
    assert " ".join(re.sub(r"<[^>]+>", " ", contents).split()) == "1.1 A fall of 25%"


def test_a_fact_that_is_not_there_is_refused_with_the_section(quoting, small, shelf, tmp_path):
    spoilt = tree('# Outcomes {#o number="1"}\n\n[1]{.fact data-fact="stillbirths.chnge"}\n')
    chapters = (replace(quoting.chapters[0], tree=spoilt), *quoting.chapters[1:])
    with pytest.raises(ReportError, match=r'^section "1 Outcomes": the exhibit "stillbirths" states no fact'):
        write_pages(
            replace(quoting, chapters=chapters),
            small,
            tmp_path,
            edition_name="2021",
            edition_date="2021-03-18",
            exhibits=small.root / "_build/exhibits/2021",
            pdf_name="report.pdf",
            shelf=shelf,
        )


@pytest.mark.parametrize(
    ("value", "shown", "unit", "words"),
    [
        (24.606756546912157, "25%", "%", "24.607%"),
        (5.077391848367588, "5.1", "stillbirths per 1,000 births", "5.0774 stillbirths per 1,000 births"),
        (17.999999999999993, "18%", "%", "18%"),
        (0.10465701900711202, "0.10%", "%", "0.10466%"),
        (46575, "46,575", "live births", "46,575 live births"),
        (8100000.0, "£8.1 million", "£", "£8,100,000"),
        (3600000.0, "£3.6 million", "£ a year", "£3,600,000 a year"),
        ("1/3", "a third", "share", "1/3 share"),
        ("6.93224 to 7.44339", "6.9% to 7.4%", "%", "6.93224 to 7.44339%"),
        ("fell", "fell", "", ""),
        ("2019", "2019", "", ""),
    ],
)
def test_a_value_is_written_with_its_unit_and_sensible_digits(value, shown, unit, words):
    assert value_in_words(Fact(id="a.b", value=value, shown=shown, unit=unit, period="", what="")) == words


def test_a_subject_is_named_in_full():
    acronyms = (("EN", "Early Notification"), ("HSIB", "Healthcare Safety Investigation Branch"))
    known = {short.lower(): Entry(acronym=short, expansion=long, note="", line=2) for short, long in acronyms}
    assert subject("en-scheme", known) == "Early Notification scheme"
    assert subject("hsib", known) == "Healthcare Safety Investigation Branch (HSIB)"
    assert subject("training-fund", known) == "Training fund"


@pytest.mark.browser
def test_a_number_is_reached_and_followed_by_keyboard(docs, open_page, tmp_path):
    build_site(docs.parent, tmp_path / "site", "2021-03-18")
    page = open_page(f"file://{tmp_path}/site/index.html")
    link = page.get_by_role("link", name="25%", exact=True).first
    link.focus()
    assert link.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/facts.html#stillbirths.change")
    assert page.locator('[id="stillbirths.change"]').is_visible()

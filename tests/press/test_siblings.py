"""Editions side by side: their order, and the links between their folders."""

import json

import pytest

from conftest import copied, shortened
from halveit.commands.cli import main
from halveit.data.editions import load_edition
from halveit.errors import ReportError
from halveit.paths import Project
from halveit.press.siblings import load_editions, newest_after, siblings
from serving import serving
from sharing import begin, once

PAGES = ("index.html", "small.html", "data.html")


def add(project, name, **settings):
    """Write an edition like that of 2021, with some settings of its own."""
    text = (project.data / "editions/2021.toml").read_text()
    lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    rest = [line for line in text.splitlines() if line.partition(" =")[0] not in settings]
    (project.data / f"editions/{name}.toml").write_text("\n".join([*lines, *rest]))


def add_two(small):
    """Make of a small report one with three editions, the last of which leaves out a chapter."""
    add(small, "2023", supersedes="2021", title="The second")
    add(small, "2026", supersedes="2023", title="The <third>", leaves_out=["chapters/small.qmd"])
    return small


@pytest.fixture
def three(small):
    """A report with three editions."""
    return add_two(small)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The site of that report."""

    def make(folder):
        three = add_two(shortened(copied(folder)))
        begin(three, tmp_path_factory)
        assert main(["build", "--project", str(three.root), "--quiet", "--jobs", "1"]) == 0

    return Project(once(tmp_path_factory, "three", make)).site


def test_editions_come_in_the_order_in_which_they_supersede_one_another(three):
    editions = load_editions(three)
    assert [edition.name for edition in editions] == ["2021", "2023", "2026"]
    assert [newest_after(edition, editions) for edition in editions] == ["2026", "2026", None]


def test_two_editions_cannot_supersede_the_same_one(three):
    add(three, "2025", supersedes="2023")
    with pytest.raises(ReportError) as caught:
        load_editions(three)
    assert str(caught.value) == (
        "data/editions/2026.toml: the edition 2025 supersedes 2023 already. Editions stand in one line: "
        "name the newest before this one."
    )


def test_a_second_edition_that_follows_none_is_refused(small):
    add(small, "2026", date="2027-01-01")
    with pytest.raises(ReportError) as caught:
        load_editions(small)
    assert str(caught.value) == (
        'data/editions/2026.toml: the edition 2021 is the first; say which edition this one follows: supersedes = "…".'
    )


def test_an_edition_is_not_older_than_the_one_that_it_supersedes(small):
    add(small, "2026", supersedes="2021", date="2020-01-01")
    with pytest.raises(ReportError, match="which it supersedes, is dated 2026-11-23"):
        load_editions(small)


def test_editions_cannot_supersede_one_another_in_a_circle(small):
    add(small, "2021", supersedes="2022")
    add(small, "2022", supersedes="2021")
    with pytest.raises(ReportError, match="leads in a circle"):
        load_editions(small)


def test_each_edition_knows_the_pages_of_the_others(three):
    known = {each.name: each for each in siblings([load_edition(three, name) for name in ("2021", "2026")], ["data"])}
    assert known["2021"].pages == {"data.html", "index.html", "small.html"}
    assert known["2026"].pages == {"data.html", "index.html"}


@pytest.mark.build
def test_the_root_is_the_books_edition_and_each_edition_has_its_folder(site):
    titles = {name: (site / f"editions/{name}/index.html").read_text() for name in ("2021", "2023", "2026")}
    assert "The second" in titles["2023"]
    assert "The &lt;third&gt;" in titles["2026"]
    assert not (site / "editions/2026/small.html").exists()
    root, folder = (site / "small.html").read_text(), (site / "editions/2021/small.html").read_text()
    assert 'href="editions/2023/small.html"' in root
    assert 'href="../2023/small.html"' in folder
    assert root.replace('href="editions/20', 'href="../20') == folder
    assert 'href="editions/2026/index.html"' in root  # the newest has no such page
    assert "superseded" in root
    assert "superseded" not in titles["2026"]
    for name in ("2021", "2023", "2026"):
        assert (site / f"editions/{name}/safer-maternity-care-{name}.pdf").is_file()
    listed = {entry["path"] for entry in json.loads((site / "manifest.json").read_text())["files"]}
    assert {"index.html", "editions/2026/index.html", "safer-maternity-care-2021.pdf"} <= listed


@pytest.mark.build
@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_a_reader_walks_from_edition_to_edition_with_the_keyboard_alone(site, browser, script):
    with serving(site) as address:
        page = browser.new_context(java_script_enabled=script).new_page()
        page.goto(f"{address}/small.html")
        switcher = page.get_by_role("navigation", name="Editions")
        assert switcher.get_by_role("listitem").all_inner_texts() == ["2021", "2023", "2026"]
        assert switcher.locator("[aria-current]").inner_text() == "2021"
        switcher.get_by_role("link", name="2023").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/editions/2023/small.html")
        assert page.get_by_role("navigation", name="Editions").locator("[aria-current]").inner_text() == "2023"
        banner = page.get_by_role("complementary", name="Newer edition")
        assert "2026" in banner.inner_text()
        banner.get_by_role("link").click()
        page.wait_for_url("**/editions/2026/index.html")
        assert page.get_by_role("complementary", name="Newer edition").count() == 0
        page.get_by_role("navigation", name="Editions").get_by_role("link", name="2021").click()
        page.wait_for_url("**/editions/2021/index.html")
        page.context.close()


def test_one_edition_alone_has_no_switcher(small):
    from halveit.press.siblings import told_to_theme

    editions = load_editions(small)
    told = told_to_theme("2021", siblings(editions, []), newest_after(editions[0], editions))
    assert len(told["editions"]) == 1
    assert told["newest"] is None


def test_of_many_editions_a_page_names_those_around_it_the_first_and_the_last_and_leads_to_all():
    from halveit.press.siblings import Sibling, told_to_theme

    many = [Sibling(name=str(year), title=f"Report {year}", pages={"index.html"}) for year in range(2001, 2021)]
    told = told_to_theme("2010", many, "2020", root="2020")
    assert [each["name"] for each in told["editions"]] == ["2001", "2008", "2009", "2010", "2011", "2012", "2020"]
    assert told["all_editions"] == "2020/contents.html#editions"
    assert told["listed"] == []
    assert len(told_to_theme("2020", many, None, root="2020")["listed"]) == 20
    assert told_to_theme("2001", many[:8], "2008", root="2008")["all_editions"] == ""


@pytest.mark.build
def test_a_site_of_many_editions_has_a_list_of_them_all_that_every_page_leads_to(small):
    for year in range(2022, 2031):
        add(small, str(year), supersedes=str(year - 1), title=f"Report of {year}")
    assert main(["build", "--project", str(small.root), "--quiet", "--jobs", "1"]) == 0
    root, folder = (small.site / f"{where}small.html" for where in ("", "editions/2025/"))
    assert '<a href="editions/2021/contents.html#editions">All</a>' in root.read_text()
    assert '<a href="../2021/contents.html#editions">All</a>' in folder.read_text()
    listed = (small.site / "editions/2021/contents.html").read_text()
    assert listed.count("Report of 20") == 9
    assert 'href="../2027/index.html"' in listed

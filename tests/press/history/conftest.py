"""The two pages of the real data, and a small site with both of them."""

import pytest

from halveit.press.history import revisions, updates
from halveit.press.history.files import write_revisions
from halveit.press.mkdocs_project import build_site, settings, write_project
from halveit.press.screen.markdown import page_markdown
from serving import serving
from sharing import begun


@pytest.fixture(scope="session")
def revisions_html(project, edition):
    return "\n".join(passage.body for passage in revisions.revisions_page(project, edition))


@pytest.fixture(scope="session")
def history_site(project, edition, tmp_path_factory):
    """A site of both pages, with a start page and the page that the notice leads to."""
    folder = tmp_path_factory.mktemp("history")
    pages = {
        "index.md": "# Start\n\nText.\n",
        "about.md": "# About\n\nText.\n",
        "revisions.md": page_markdown(revisions.revisions_page(project, edition), found_last=True),
        "updates.md": page_markdown(updates.updates_page(project, edition), found_last=True),
    }
    nav = [{name.removesuffix(".md"): name} for name in pages]
    config = settings(name="Report", description="A report", footer="", extra={"pdf": "index.html"}, nav=nav)
    (folder / "feed.xml").write_text("<feed/>")
    files = {**write_revisions(project, folder / "files"), "feed.xml": folder / "feed.xml"}
    write_project(folder / "pages", config, pages, files, begun(tmp_path_factory))
    build_site(folder / "pages", folder / "site", edition.date)
    return folder / "site"


@pytest.fixture(scope="session")
def history_address(history_site):
    with serving(history_site) as address:
        yield address

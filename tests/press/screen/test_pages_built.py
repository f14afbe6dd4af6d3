import json
import os
import subprocess
import sys

import pytest

from built_sites import contents
from halveit.errors import ReportError
from halveit.press.manifest import write_manifest
from halveit.press.mkdocs_project import build_site
from halveit.press.shell.policy import with_policy
from halveit.press.site_proof import prove_site

from .conftest import write_small

pytestmark = pytest.mark.build


def test_the_site_passes_its_proof(built):
    prove_site(built)


def test_a_second_build_gives_the_same_bytes(book, small, built, tmp_path):
    write_small(book, small, tmp_path / "written")
    build_site(tmp_path / "written", tmp_path / "site", "2021-03-18")
    first, second = contents(built), contents(tmp_path / "site")
    first.pop("report.pdf")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_mkdocs_alone_makes_the_same_pages_of_the_project(written, built, tmp_path):
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "true", "SOURCE_DATE_EPOCH": "1616025600"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "plain")]
    subprocess.run(command, cwd=written, env=quiet, check=True)
    pages = [path.relative_to(built) for path in built.rglob("*.html") if "embed" not in path.parts]
    assert len(pages) == 7
    for page in pages:
        assert (built / page).read_text() == with_policy((tmp_path / "plain" / page).read_text()), page


def test_every_page_says_that_it_is_a_reconstruction_and_offers_the_pdf(built):
    for path in built.glob("*.html"):
        page = path.read_text()
        assert "not the department’s own publication" in page
        assert 'about.html">About this site</a>' in page
        assert 'report.pdf">Download PDF</a>' in page


def test_the_search_holds_each_section_and_each_exhibit_once_and_no_tick_labels(built):
    index = (built / "search/search_index.js").read_text()
    docs = json.loads(index.removeprefix("var __index=").removesuffix(";\n"))["docs"]
    titles = {doc["location"]: doc["title"] for doc in docs}
    assert titles["outcomes.html#sec-stillbirths"] == "1.1 Stillbirths"
    assert titles["outcomes.html#fig-stillbirths"] == "Chart 1: The stillbirth rate fell by 25%."
    assert index.count("The stillbirth rate fell by 25%") == 1
    assert "tick label" not in index


def test_what_mkdocs_warns_of_is_an_error(written, tmp_path):
    config = (written / "mkdocs.yml").read_text().replace("about.md", "abuot.md")
    (written / "spoilt.yml").write_text(config)
    folder = tmp_path / "spoilt"
    folder.mkdir()
    (folder / "mkdocs.yml").write_text(config)
    for name in ("docs", "overrides"):
        (folder / name).symlink_to(written / name)
    with pytest.raises(ReportError, match=r"mkdocs: A reference to 'abuot\.md' is included in the 'nav'"):
        build_site(folder, tmp_path / "site", "2021-03-18")


def test_a_date_that_is_none_is_told(written, tmp_path):
    with pytest.raises(ReportError, match=r'the edition\'s date "2021-13-40" is no date'):
        build_site(written, tmp_path, "2021-13-40")


def test_the_manifest_lists_every_file(built):
    manifest = json.loads(write_manifest(built).read_text())
    listed = [entry["path"] for entry in manifest["files"]]
    assert listed == sorted(contents(built).keys() - {"manifest.json"})

"""One value of the data is changed in a copy of the report: everything that tells of it changes with it."""

import hashlib
import re
import shutil

import pytest

from halveit.commands.cli import main

RELEASE = "data/releases/ons-child-mortality/2022-02-17"


def words(path):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8")))


@pytest.fixture
def changed(copy, built):
    """The report built after it was built without the change: from 2,646 stillbirths in 2019 instead of 2,346.

    The published rate goes with it.
    """
    table, record = copy.root / RELEASE / "births-and-deaths.csv", copy.root / RELEASE / "release.toml"
    text = table.read_text()
    old = "England,2019,all,610505,2346,1674,3.8,2.7"
    assert old in text
    before = hashlib.sha256(table.read_bytes()).hexdigest()
    table.write_text(text.replace(old, "England,2019,all,610505,2646,1674,4.3,2.7"))
    record.write_text(record.read_text().replace(before, hashlib.sha256(table.read_bytes()).hexdigest()))
    shutil.copytree(built.build, copy.build)
    assert main(["build", "--quiet", "--project", str(copy.root), "--jobs", "1"]) == 0
    return copy


@pytest.mark.build
def test_chart_table_alt_text_sentence_and_summary_change_together(built, changed):
    # 2,646 / 613,151 is 4.3154 per 1,000: 15.0% below 5.0774, and above the 4.163 that the path asks for, but by less
    # than chance could explain (95% interval of the ratio: 0.808 to 0.894, where 0.82 is asked for).
    for site, rate, change, stands, ending in (
        (built.site, "3.8", "25%", "is ahead of the path", "ahead of the path to the ambition"),
        (changed.site, "4.3", "15%", "is on track", "on track"),
    ):
        chart = (site / "exhibits" / "stillbirths.svg").read_text(encoding="utf-8")
        outcomes, summary = words(site / "outcomes.html"), words(site / "index.html")
        assert f">{rate}</text>" in chart
        assert f"was {rate} in 2019" in re.findall(r"<desc[^>]*>(.*?)</desc>", chart)[0]
        assert f"The rate {stands}." in chart
        assert f"stillbirth rate fell by {change} between 2010 and 2019, {ending}." in outcomes
        assert re.search(rf"The rate fell by {change} ?, to {rate} in 2019", outcomes.replace(" ,", ","))
        assert re.search(rf"{change} lower", summary)
        assert re.search(rf"5\.1 in 2010, ?{rate} in 2019", summary)
    assert "2019,2646,613151,4.31541," in (changed.site / "exhibits" / "stillbirths.csv").read_text()
    told = words(changed.site / "reconciliation.html")
    assert "Stillbirths: rate in 2019 (chapter 1) 3.8 4.3 Unexplained" in told

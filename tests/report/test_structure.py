"""The report's parts, all of them, in the published order."""

import re

import pytest

OUTLINE = {
    "index": ["sec-summary"],
    "forewords": ["sec-foreword-champions", "sec-foreword-lyon", "sec-foreword-colleges"],
    "executive-summary": [],
    "key-messages": [],
    "outcomes": [
        "sec-caveats", "tbl-initiatives", "sec-stillbirths", "fig-stillbirths", "sec-neonatal-deaths",
        "fig-early-births", "fig-neonatal-deaths", "sec-perinatal-deaths", "fig-perinatal-deaths", "sec-preterm-births",
        "fig-preterm-births", "sec-brain-injuries", "fig-brain-injuries", "sec-maternal-deaths", "fig-maternal-deaths",
        "sec-inequalities",
    ],
    "achievements": [
        "sec-culture", "sec-champions", "sec-coventry", "sec-coproduction", "sec-cumbria", "sec-initiatives",
        "sec-matneosip", "sec-sblcb", "sec-smoking", "sec-atain", "sec-atain-london", "sec-early-notification",
        "sec-each-baby-counts", "sec-continuity", "sec-personalisation", "sec-maternal-medicine",
        "sec-neonatal-review", "sec-bereavement", "sec-incentive-scheme", "fig-incentive-scheme",
        "tbl-incentive-scheme-results", "sec-enablers", "sec-lms", "sec-digital-records", "sec-training", "sec-pmrt",
        "sec-hsib", "sec-msds", "sec-nmpa",
    ],
    "next-steps": [],
    "annex-a": ["sec-annex-a-initiatives", "sec-annex-a-enablers"],
    "annex-b": ["sec-annex-b-strategies"],
    "reconciliation": ["tbl-reconciliation"],
    "glossary": [],
    "references": [],
}  # fmt: skip


@pytest.mark.build
@pytest.mark.parametrize("name", OUTLINE)
def test_a_page_has_its_parts_in_order(name, built):
    ids = re.findall(r' id="([^"]+)"', (built.site / f"{name}.html").read_text(encoding="utf-8"))
    assert [part for part in ids if part in OUTLINE[name]] == OUTLINE[name]


@pytest.mark.build
def test_the_pages_follow_the_book(built):
    html = (built.site / "index.html").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"<a [^>]*>", html) if "md-nav__link" in link]
    linked = dict.fromkeys(re.findall(r'href="([a-z-]+)\.html"', " ".join(links)))
    order = [page for page in linked if page in OUTLINE and page != "index"]
    assert order == [name for name in OUTLINE if name != "index"]


@pytest.mark.build
def test_references_lead_both_ways_between_chapters(built):
    summary = (built.site / "index.html").read_text(encoding="utf-8")
    outcomes = (built.site / "outcomes.html").read_text(encoding="utf-8")
    assert 'href="outcomes.html#sec-stillbirths"' in summary
    assert re.search(r'href="(annex-a|annex-b|achievements|references|reconciliation)\.html#', outcomes)

import re
from html import unescape

import pytest

from halveit.data.editions import load_edition
from halveit.data.revisions import Kind, compare
from halveit.press.history.figures import as_printed, counted, signed, signed_percent
from halveit.press.history.reasons import cautions, reasons
from halveit.press.history.revisions import revisions_page
from halveit.press.site_proof import prove_site


def words(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def rows(html, start):
    """Return the words of each row whose head begins with `start`."""
    told = (words(row) for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL))
    return [row for row in told if row.startswith(start)]


def passage(project, edition, id):
    return next(each for each in revisions_page(project, edition) if each.id == id)


@pytest.mark.parametrize(
    ("start", "rest"),
    [
        ("Neonatal deaths with gestation not stated, 2020", "39 17 Feb 2022 41 1 Mar 2023 +2 +5.1% 1 Mar 2023"),
        ("Neonatal deaths not linked to a birth, 2020", "171 17 Feb 2022 169 1 Mar 2023 −2 −1.2% 1 Mar 2023"),
        ("Brain injury rate as stated, 2010", "4.93 2017 4.3 2021 −0.63 −12.8% 2021"),
        ("Maternal mortality rate, 2019-21", "11.56 May 2023 11.66 Oct 2023 +0.10 +0.9% Oct 2023"),
        ("Trusts that achieved all ten safety actions, 2017-18", "75 Nov 2018 71 16 Sep 2020 −4 −5.3% 16 Sep 2020"),
    ],
)
def test_the_summary_tells_what_it_was_and_is_with_the_change_and_its_release(project, edition, start, rest):
    summary = passage(project, edition, "revised").body
    assert f"{start} {rest}" in rows(summary, start)


def test_a_number_that_changed_more_than_once_tells_its_way(project, edition):
    (row,) = rows(passage(project, edition, "revised").body, "Maternal mortality rate, 2020-22")
    assert "changed 3 times: 13.41, 13.56, 13.41, 13.56" in row


def test_a_number_that_went_back_is_told_as_such(revisions_html):
    assert "Maternal mortality rate, 2020-22: the number goes back to 13.41, as in the release of January 2024." in (
        revisions_html
    )


def test_what_our_notes_say_about_a_change_is_quoted(revisions_html):
    told = words(revisions_html)
    assert "November 2018 to 16 September 2020. Our note on the release of November 2018: “The results of" in told
    assert "“The release of October 2023 supersedes it: 241 deaths and 11.66.”" in told


def test_a_change_between_publishers_says_so(revisions_html):
    assert (
        "2017 to 2021. No reason is noted with either release. The two come from different publishers: Neonatal Data"
    ) in words(revisions_html)


def test_the_table_of_releases_marks_what_was_revised_and_what_the_edition_uses(project, edition):
    table = passage(project, edition, "vintages-neonatal-deaths-not-linked").body
    assert "17 Feb 2022 used in this edition, up to 2019" in words(table)
    assert rows(table, "2020")[0].startswith("2020 171 revised 169 169")
    assert rows(table, "2021")[0].startswith("2021 – 88 88")
    assert '<th scope="row">2019</th><td class="number used">41<span class="visually-hidden"> used</span></td>' in table
    assert '<th scope="row">2020</th><td class="number">171</td>' in table


def test_an_older_release_that_the_edition_names_too_is_marked_as_shown(project, edition):
    assert "22 Oct 2017 also shown in this edition 9 Mar 2021" in words(
        passage(project, edition, "vintages-brain-injury-rate-low").body
    )


def test_series_without_a_revision_are_named_in_one_line(project, edition):
    told = words(passage(project, edition, "dataset-ons-child-mortality").body)
    assert "Never revised in 3 releases (13 periods, 2010 to 2022; 12 in more than one release): Live births;" in told


def test_every_revised_series_has_its_table_and_no_other_has(project, edition):
    ids = [each.id for each in revisions_page(project, edition)]
    assert "vintages-incentive-scheme-all-ten" in ids
    assert "vintages-live-births" not in ids
    assert len(ids) == len(set(ids))


def test_an_edition_without_a_dataset_uses_none_of_its_releases(copy):
    path = copy.data / "editions" / "2021.toml"
    start, _, rest = path.read_text().partition("[datasets.incentive-scheme]")
    path.write_text(start + rest[rest.index("[") :])
    edition = load_edition(copy, "2021")
    assert "used in this edition" not in passage(copy, edition, "vintages-incentive-scheme-all-ten").body
    assert "Used in this edition" not in passage(copy, edition, "dataset-incentive-scheme").body


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, {"corrects": "2021", "reason": "A slip."}, ["Reason given for the correction: “A slip.”"]),
        ({"notes": ("Superseded by that of October 2023.",)}, {}, ["Our note on the release of May 2023"]),
        ({"notes": ("It was read on 16 October 2023.",)}, {}, []),
        ({}, {"notes": ("It mends that of May 2023, which was wrong.",)}, ["Our note on the release of October 2023"]),
        ({}, {"notes": ("It holds no deaths.",)}, []),
    ],
)
def test_a_reason_is_given_or_noted_with_one_of_the_two_releases(release, before, after, expected):
    told = list(reasons(release("2023-05", **before), release("2023-10", **after)))
    assert len(told) == len(expected)
    assert all(sentence.startswith(start) for sentence, start in zip(told, expected, strict=True))


def test_a_year_alone_is_not_looked_for_in_notes(release):
    assert not list(reasons(release("2017"), release("2021-03-09", notes=("In 2017 the coverage grew.",))))


def test_two_releases_whose_order_is_not_known_say_so(release):
    assert list(cautions(release("2021"), release("2021-03-09"))) == ["Which of the two came first is not known."]
    assert not list(cautions(release("2021"), release("2022-03-09")))


@pytest.fixture
def release(edition):
    """Make a release of a date, with what is given."""
    from msgspec.structs import replace

    held = edition.release("maternal-mortality")

    def make(published, **given):
        return replace(held, published=published, **{"notes": (), **given})

    return make


def test_a_series_that_stands_in_one_release_only_is_not_called_unrevised(project, edition):
    told = words(passage(project, edition, "dataset-maternal-mortality").body)
    start = "Nothing to compare, since each number stands in one release only (7 periods, 2012-14 to 2018-20):"
    assert f"{start} Maternal mortality rate, White ethnic group; Maternal mortality rate, Black ethnic group;" in told


def test_numbers_are_written_as_they_were_printed_and_changes_with_their_sign():
    (first, second) = compare({"2021": "2101829", "2022": "2101829.50"})
    assert (as_printed(first.printed), as_printed("10.90")) == ("2,101,829", "10.90")
    assert second.kind is Kind.REVISED
    assert (signed(second.change), signed(-second.change)) == ("+0.50", "−0.50")
    assert (signed_percent(None), counted(1, "release"), counted(2, "release")) == ("–", "1 release", "2 releases")


def test_the_page_is_light(history_site):
    assert (history_site / "revisions.html").stat().st_size < 150_000


def test_both_pages_pass_the_proof(history_site):
    prove_site(history_site)


@pytest.mark.parametrize("page", ["revisions", "updates"])
def test_tables_have_captions_scopes_and_a_region_that_takes_the_focus(history_site, page):
    html = (history_site / f"{page}.html").read_text()
    tables = re.findall(r"<table.*?</table>", html, re.DOTALL)
    assert tables
    assert len(re.findall(r'<div class="table-scroll" role="region" tabindex="0" aria-label="[^"]+">', html)) == len(
        tables
    )
    for table in tables:
        assert "<caption>" in table
        assert all('scope="' in head for head in re.findall(r"<th\b[^>]*>", table))


@pytest.mark.browser
@pytest.mark.parametrize("page", ["revisions", "updates"])
@pytest.mark.parametrize("width", [390, 1280])
def test_a_page_never_scrolls_sideways_but_its_tables_do(browser, history_address, page, width):
    tab = browser.new_page(viewport={"width": width, "height": 900})
    tab.goto(f"{history_address}/{page}.html")
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    tab.close()

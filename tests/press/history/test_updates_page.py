import re
from html import unescape

import pytest

from halveit.press.history.corrections import COLUMNS
from halveit.press.history.updates import rhythm, updates_page


def words(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def passages(project, edition, **given):
    return {each.id: each for each in updates_page(project, edition, **given)}


def told(project, edition, id, **given):
    return words(passages(project, edition, **given)[id].body)


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        (["2021"], "We hold one release, so we cannot say how often they come."),
        (
            ["2022-02-17", "2023-03-01", "2024-05-31"],
            "We hold 3 releases, from 17 February 2022 to 31 May 2024; each came 13 to 14 months after the one before.",
        ),
        (
            ["2025-07-16", "2025-11-03"],
            "We hold 2 releases, from 16 July 2025 to 3 November 2025; each came 4 months after the one before.",
        ),
        (
            ["2025-07-01", "2025-07-16", "2025-08-03"],
            "We hold 3 releases, from 1 July 2025 to 3 August 2025; each came up to 1 month after the one before.",
        ),
        (["2017", "2017-10-22", "2021"], "We hold 3 releases, from 2017 to 2021."),
    ],
)
def test_how_often_releases_came_is_told_as_far_as_their_dates_say(dates, sentence):
    assert rhythm(dates) == sentence


def test_where_nothing_is_announced_the_page_says_so(project, edition):
    table = told(project, edition, "datasets")
    assert "No date announced that we know of. We hold" in table


def test_an_announced_release_is_told_with_its_place_and_its_day_of_reading(copy, edition):
    (copy.data / "calendar.toml").write_text(
        '[maternal-mortality]\ntitle = "The next report"\nexpected = "2099-03"\nsays = "publisher\'s calendar"\n'
        'url = "https://example.org/calendar"\nread = "2026-11-23"\n'
    )
    body = passages(copy, edition)["datasets"].body
    assert (
        "Announced for March 2099: The next report, according to the publisher's calendar , read on 23 November 2026. "
        "We do not hold it."
    ) in words(body)
    assert '<a href="https://example.org/calendar">' in body


def test_a_release_whose_day_has_passed_is_not_told_as_one_to_come(copy, edition):
    (copy.data / "calendar.toml").write_text(
        '[maternal-mortality]\ntitle = "The next report"\nexpected = "2026-10"\nsays = "publisher\'s calendar"\n'
        'url = "https://example.org/calendar"\nread = "2026-11-23"\n'
    )
    assert (
        "Was due in October 2026: The next report, according to the publisher's calendar , read on 23 November 2026. "
        "Either it is late, or we have not found it."
    ) in words(passages(copy, edition)["datasets"].body)


def test_an_announcement_is_dropped_once_its_release_is_held(copy, edition):
    (copy.data / "calendar.toml").write_text(
        '[maternal-mortality]\ntitle = "The last report"\nexpected = "2023-05"\nsays = "publisher"\n'
        'url = "https://example.org"\nread = "2023-01-01"\n'
    )
    assert "The last report" not in told(copy, edition, "datasets")


def test_the_release_used_and_the_newest_held_stand_side_by_side(project, edition):
    body = passages(project, edition)["datasets"].body
    row = next(row for row in re.findall(r"<tr>.*?</tr>", body) if "Maternal mortality, United Kingdom" in row)
    assert words(row).startswith(
        "Maternal mortality, United Kingdom Office for National Statistics, from MBRRACE-UK reports 21 Mar 2023"
    )
    assert "Jan 2026" in words(row)


def test_a_dataset_of_which_the_newest_release_is_used_says_so(project, edition):
    body = passages(project, edition)["datasets"].body
    row = next(row for row in re.findall(r"<tr>.*?</tr>", body) if "initiatives" in row)
    assert "The same" in words(row)


def test_a_publishers_correction_is_listed_with_its_reason(copy, edition):
    path = copy.data / "releases" / "brain-injuries" / "2021-03-09" / "release.toml"
    marked = 'corrects = "2017-10-22"\nreason = "Babies were counted who should not be."\n'
    text = "\n".join(line for line in path.read_text().splitlines() if not line.startswith(("corrects", "reason")))
    path.write_text(marked + text)
    assert (
        "the release of 9 March 2021, Correction: Neonatal brain injuries in England , corrects that of 22 October "
        "2017. Reason: Babies were counted who should not be."
    ) in told(copy, edition, "publishers-corrections")


def test_without_corrections_the_page_says_that_there_were_none(edition, copy):
    (copy.data / "corrections.csv").write_text(",".join(COLUMNS) + "\n")
    assert told(copy, edition, "our-corrections") == "No correction has been made to a published edition."


def test_each_correction_of_ours_has_a_heading_with_an_anchor_newest_first(copy, edition):
    (copy.data / "corrections.csv").write_text(
        ",".join(COLUMNS) + "\n"
        'old,2027-01-15,2021,Chart 2,minor,"The share was 0.16%, <b>wrongly</b>.",It is 0.15%.,A slip.,reader\n'
        "new,2027-02-01,2021,Chapter 1,major,The rate fell.,The rate rose.,A sign was lost.,check\n"
    )
    found = passages(copy, edition)
    order = list(found)
    assert order.index("our-corrections") < order.index("correction-new") < order.index("correction-old")
    assert found["correction-old"].heading == "15 January 2027: Chart 2"
    assert words(found["correction-new"].body) == (
        "Edition 2021 What was wrong The rate fell. What it is now The rate rose. Why A sign was lost. Severity major: "
        "it could change what a reader concludes Noticed by a check that runs with every build"
    )
    assert "&lt;b&gt;wrongly&lt;/b&gt;" in found["correction-old"].body


def test_the_page_leads_to_the_policy_only_where_the_book_has_it(project, edition):
    assert "What we do when a number changes" not in told(project, edition, "updates")
    body = passages(project, edition, policy="revisions-policy.html")["updates"].body
    assert '<a href="revisions-policy.html">What we do when a number changes</a>' in body


def test_a_reader_is_told_where_to_report_a_mistake(project, edition):
    assert "open an issue in the repository of this project" in told(project, edition, "report-an-error")
    body = passages(project, edition, repository="https://code.example.gov/report")["report-an-error"].body
    assert '<a href="https://code.example.gov/report/issues">open an issue</a> in the repository' in body

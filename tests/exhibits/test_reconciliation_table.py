"""The published report's figures against ours: the verdict on each is held here, row by row."""

import csv

import pytest

from halveit.commands.cli import main
from halveit.data.editions import load_edition
from halveit.errors import ReportError
from halveit.exhibits.files import to_csv
from halveit.exhibits.markdown import to_markdown
from halveit.exhibits.shelf import Shelf
from halveit.facts.reconciliation import Verdict, mistakes, reconcile

MATCH = """
stillbirths.baseline 5.1        stillbirths.latest 3.8          stillbirths.change 25%
stillbirths.target_2020 4.1     stillbirths.target_2025 2.5
neonatal.low 2.5                neonatal.peak 2.8               neonatal.previous 2.8
neonatal.latest 2.7             early-births.baseline 0.10%     early-births.previous 0.13%
early-births.latest 0.15%       neonatal-deaths.baseline 2.0    neonatal-deaths.latest 1.4
neonatal-deaths.change 29%      perinatal-deaths.change 25.7%   perinatal-deaths.required 18%
preterm-births.live_births 46,575                               preterm-births.latest 7.9%
preterm-births.target_2025 6%   preterm-births.required_change 25%
brain-injuries.old_target_2025 2.47                             brain-injuries.baseline 4.3
brain-injuries.target_2025 2.2  brain-injuries.low 4.2          brain-injuries.peak 4.7
brain-injuries.latest 4.2       maternal-deaths.baseline 10.6   maternal-deaths.target_2020 8.5
maternal-deaths.target_2025 5.3 maternal-deaths.change 9%
incentive-scheme.year1_share 54%    incentive-scheme.year1_below 61    incentive-scheme.year1_below_share 46%
incentive-scheme.year2_share 87%    incentive-scheme.year2_below 17    incentive-scheme.year2_below_share 13%
"""
OTHERS = {
    "stillbirths.fewer": ("more than 750", "766", Verdict.ROUNDING),
    "preterm-births.ambition_baseline": ("8%", "7.5% to 8.0%", Verdict.ROUNDING),
    "maternal-deaths.black": ("more than four-fold", "4.4", Verdict.ROUNDING),
    "maternal-deaths.mixed": ("three-fold", "3.2", Verdict.ROUNDING),
    "maternal-deaths.asian": ("almost two-fold", "1.9", Verdict.ROUNDING),
    "stillbirths.status": ("ahead", "ahead", Verdict.MATCH),
    "perinatal-deaths.change_per_live_births": ("25.7%", "25.8%", Verdict.EXPLAINED),
    "perinatal-deaths.status": ("broadly on a trajectory", "ahead", Verdict.EXPLAINED),
    "brain-injuries.old_target_2020": ("3.95", "3.94", Verdict.EXPLAINED),
    "brain-injuries.target_2020": ("3.5", "3.4", Verdict.EXPLAINED),
    "maternal-deaths.status": ("may be on course", "cannot tell", Verdict.EXPLAINED),
    "initiatives.strategy": ("around 21", "14", Verdict.EXPLAINED),
    "mvp.over": ("over 100", "123", Verdict.EXPLAINED),
    "early-deaths.within_a_day": ("84.0%", None, Verdict.NOT_CHECKED),
    "preterm-births.stillbirths": ("1,699", None, Verdict.NOT_CHECKED),
    "preterm-births.baseline": ("7.3%", "6.9% to 7.4%", Verdict.NOT_CHECKED),
    "preterm-births.peak": ("8.1%", "7.8% to 8.2%", Verdict.NOT_CHECKED),
    "preterm-births.since_2013": ("around 8%", "7.3% to 7.7%", Verdict.NOT_CHECKED),
    "brain-injuries.old_baseline": ("4.93", None, Verdict.NOT_CHECKED),
    "hie.change": ("15%", None, Verdict.NOT_CHECKED),
    "incentive-scheme.year1_trusts": ("132", None, Verdict.NOT_CHECKED),
    "incentive-scheme.year1_full": ("71", None, Verdict.NOT_CHECKED),
    "incentive-scheme.year2_trusts": ("130", None, Verdict.NOT_CHECKED),
    "incentive-scheme.year2_full": ("113", None, Verdict.NOT_CHECKED),
    "initiatives.rows": ("14", None, Verdict.NOT_CHECKED),
}
WORDS = MATCH.split()
HELD = {name: (figure, figure, Verdict.MATCH) for name, figure in zip(WORDS[::2], WORDS[1::2], strict=True)} | OTHERS


@pytest.fixture(scope="module")
def reconciled(project, shelf):
    return reconcile(project, shelf.fact)


def test_each_verdict_is_the_one_held_here(reconciled):
    found = {
        each.row.cells["id"]: (each.row.cells["stated"], each.ours and each.ours.shown, each.verdict)
        for each in reconciled
    }
    assert found == HELD


def test_nothing_is_left_unexplained(reconciled):
    assert mistakes(reconciled) == ()


def test_84_0_percent_can_be_no_share_of_the_deaths_of_2019_but_one_of_2018(edition):
    deaths = edition.series("neonatal-deaths-under-24")

    def gives(year):
        return any(round(part / deaths.at(year) * 100, 1) == 84.0 for part in range(int(deaths.at(year)) + 1))

    assert (deaths.at("2018"), deaths.at("2019")) == (693, 740)
    assert gives("2018")  # 582 / 693 = 83.98%
    assert not gives("2019")  # 621 / 740 = 83.9%, 622 / 740 = 84.1%


def test_the_printed_targets_for_brain_injuries_fit_a_baseline_with_more_decimals():
    # 4.3125 and 4.931 are printed as 4.3 and 4.93; a fifth less is 3.45 and 3.9448.
    assert (round(4.32, 1), round(4.32 * 0.8, 1)) == (4.3, 3.5)
    assert (round(4.933, 2), round(4.933 * 0.8, 2)) == (4.93, 3.95)


def test_the_title_and_the_facts_count_the_verdicts(shelf):
    table = shelf.get("reconciliation")
    counts = {name.partition(".")[2]: fact.value for name, fact in table.facts.items()}
    assert counts == {"count": 62, "match": 38, "rounding": 5, "explained": 7, "unexplained": 0, "not_checked": 12}
    assert table.exhibit.title == (
        "Of 62 published figures, 43 agree with ours, 7 differ for a reason that is given, and 12 could not be checked"
    )


def test_our_figures_in_the_table_can_be_traced(shelf, edition):
    table = shelf.get("reconciliation")
    assert '| 3.8 | [3.8]{.fact data-fact="stillbirths.latest"} | Match |' in to_markdown(table, edition)
    assert "Stillbirths: rate in 2019 (chapter 1),3.8,3.8,Match,\n" in to_csv(table)


def test_the_table_names_every_release_behind_its_figures(shelf):
    with (shelf.edition.project.data / "reconciliation.csv").open(encoding="utf-8", newline="") as file:
        labels = {row["fact"].partition(".")[0] for row in csv.DictReader(file)} & set(shelf.labels)
    behind = set().union(*(shelf.get(label).record.releases for label in labels))
    assert shelf.get("reconciliation").record.releases == behind


def test_a_difference_without_a_reason_fails_the_check_with_file_and_line(copy, capsys):
    (copy.data / "editions/2026.toml").unlink()  # one edition's check will do
    path = copy.root / "data" / "reconciliation.csv"
    path.write_text(
        path.read_text().replace("stillbirths.latest,Stillbirths,3.8,", "stillbirths.latest,Stillbirths,3.9,")
    )
    table = Shelf(load_edition(copy, "2021")).get("reconciliation")
    assert "1 differ for a reason not found yet" in table.exhibit.title
    for path in (copy.root / "chapters").glob("*.qmd"):
        path.write_text("# Short {.unnumbered}\n")
    (copy.root / "index.qmd").write_text("# Short {.unnumbered}\n")
    assert main(["check", "--project", str(copy.root), "--quiet"]) == 1
    assert (
        'data/reconciliation.csv:3: the report states "3.9", and "stillbirths.latest" is 3.8.'
        in capsys.readouterr().err
    )


def test_an_exhibit_that_asks_for_itself_is_refused(copy):
    path = copy.root / "data" / "reconciliation.csv"
    path.write_text(path.read_text() + "self,Area,62,chapter 1,reconciliation.count,\n")
    with pytest.raises(ReportError) as caught:
        Shelf(load_edition(copy, "2021")).get("reconciliation")
    assert str(caught.value) == (
        "figures/reconciliation.py: this exhibit asks for a fact of its own while it is being made."
    )

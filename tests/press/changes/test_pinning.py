"""The one line that is changed in an edition's file."""

import pytest

from halveit.data.editions import load_edition
from halveit.errors import ReportError
from halveit.press.changes.pinning import with_pin
from small_report import EDITION, small_report


def changed(tmp_path, text, dataset="deaths", published="2021-05-01"):
    project = small_report(tmp_path)
    edition = load_edition(project, "2020")
    edition.path.write_bytes(text.encode())
    return with_pin(text, edition, dataset, published)


def test_only_the_date_changes(tmp_path):
    now = changed(tmp_path, EDITION)
    assert now == EDITION.replace('release = "2020-05-01"  # of', 'release = "2021-05-01"  # of')
    assert now.count("2021-05-01") == 1


@pytest.mark.parametrize(
    "text",
    [
        EDITION.replace("\n", "\r\n"),
        "\ufeff" + EDITION,
        EDITION.replace('release = "2020-05-01"', "'release'  =  '2020-05-01'"),
        EDITION.replace("[datasets.deaths]", '[ datasets . "deaths" ]'),
        'title = "2020-05-01"\ndatasets.deaths.release = "2020-05-01"\n',
        'datasets = { deaths = { release = "2020-05-01", why_safe = "2020-05-01" } }\n',
        '[datasets.births]\nrelease = "2020-05-01"\n\n[datasets.deaths]\nrelease = "2020-05-01"\n',
    ],
)
def test_however_the_file_is_laid_out_one_place_changes(tmp_path, text):
    now = changed(tmp_path, text)
    assert len(now) == len(text)
    assert sum(old != new for old, new in zip(text, now, strict=True)) == 1  # the last digit of the year


def test_a_dataset_that_is_not_pinned_gets_a_section(tmp_path):
    assert changed(tmp_path, EDITION, "births", "2019") == EDITION + '\n[datasets.births]\nrelease = "2019"\n'


def test_a_name_with_a_dot_is_put_in_quotes(tmp_path):
    assert changed(tmp_path, EDITION, "a.b", "2019").endswith('\n[datasets."a.b"]\nrelease = "2019"\n')


def test_what_cannot_be_changed_safely_is_left_to_people(tmp_path):
    with pytest.raises(ReportError, match=r'Write release = "2021" under \[datasets.births\] by hand'):
        changed(tmp_path, 'datasets = { deaths = { release = "2020-05-01" } }\n', "births", "2021")

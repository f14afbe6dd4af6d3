import re
import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from halveit.press import fonts
from halveit.press.fonts import PDF_STYLES, STAND_INS, WEB_FONTS, cut_font, font_faces, font_file, kept_font, web_fonts
from sharing import begun


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fonts")
    shutil.copytree(begun(tmp_path_factory) / "fonts", folder / "kept")
    web_fonts(folder, keep=folder / "kept")
    return folder


@pytest.mark.parametrize("style", PDF_STYLES)
def test_each_style_of_the_pdf_is_in_the_package(style):
    assert font_file(style).is_file()


def test_web_fonts_have_the_letters_that_the_report_uses(written):
    for font in WEB_FONTS:
        letters = TTFont(written / font.file).getBestCmap() or {}
        assert [
            letter for letter in "Aé£€“”…ŵŷ≤≥²→✓\N{RIGHT SINGLE QUOTATION MARK}" if ord(letter) not in letters
        ] == []


def test_web_fonts_are_small(written):
    assert all((written / font.file).stat().st_size < 30_000 for font in WEB_FONTS)


def test_web_fonts_are_the_same_bytes_each_time(written, tmp_path, monkeypatch):
    font = WEB_FONTS[1]
    monkeypatch.setattr(fonts, "WEB_FONTS", [font])  # one says it for all: cutting takes its time
    web_fonts(tmp_path, keep=tmp_path / "kept")
    assert (tmp_path / font.file).read_bytes() == (written / font.file).read_bytes()


def test_web_fonts_are_cut_once_and_then_kept(written, tmp_path):
    kept = written / "kept"
    before = {path: path.stat().st_mtime_ns for path in kept.iterdir()}
    web_fonts(tmp_path, keep=kept)
    assert {path: path.stat().st_mtime_ns for path in kept.iterdir()} == before


def test_another_build_may_cut_the_same_font_meanwhile(tmp_path, monkeypatch):
    def cut(_, unfinished):
        unfinished.write_bytes(b"font")

    def overtaken(font, unfinished):
        monkeypatch.setattr(fonts, "_cut", cut)
        cut_font(font, tmp_path)
        cut(font, unfinished)

    monkeypatch.setattr(fonts, "_cut", overtaken)
    assert cut_font(WEB_FONTS[0], tmp_path).read_bytes() == b"font"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_kept_font_that_was_spoilt_is_cut_again(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "_cut", lambda _, unfinished: unfinished.write_bytes(b"font"))
    cut_font(WEB_FONTS[0], tmp_path).write_bytes(b"spoilt")
    assert kept_font(WEB_FONTS[0], tmp_path) is None
    assert cut_font(WEB_FONTS[0], tmp_path).read_bytes() == b"font"


def test_a_changed_font_does_not_bear_the_reserved_name(written):
    names = TTFont(written / WEB_FONTS[0].file)["name"]
    assert [names.getDebugName(number) for number in (1, 4)] == ["Report Sans", "Report Sans Regular"]
    assert "Adobe" in str(names.getDebugName(0))


def test_the_licence_lies_beside_the_fonts(written):
    assert "SIL OPEN FONT LICENSE" in (written / "report-sans-licence.txt").read_text()


def test_a_stand_in_has_lines_as_high_as_our_own_font():
    own = TTFont(font_file("Regular"))["hhea"]
    faces = [line for line in font_faces("fonts").splitlines() if '"Report Sans as ' in line]
    assert len(faces) == len(STAND_INS)
    for face in faces:
        size, ascent, descent = (float(found) / 100 for found in re.findall(r": ([\d.]+)%", face)[:3])
        assert size * ascent * 1000 == pytest.approx(own.ascent, abs=1)
        assert size * descent * 1000 == pytest.approx(-own.descent, abs=1)


def test_text_is_set_in_our_font_and_else_in_its_stand_ins():
    colours = (Path(str(fonts.__file__)).parent / "assets/styles/colours.css").read_text()
    (family,) = re.findall(r"--md-text-font: (.*);", colours)
    families = dict.fromkeys(font.family for font in STAND_INS)
    names = [fonts.WEB_FAMILY, *(f"{fonts.WEB_FAMILY} as {family}" for family in families)]
    assert family == ", ".join(f'"{name}"' for name in names)


def test_the_style_sheet_names_every_font():
    faces = font_faces("../fonts")
    assert all(f'url("../fonts/{font.file}")' in faces for font in WEB_FONTS)

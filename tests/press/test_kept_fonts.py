import pytest

from halveit.press import fonts
from halveit.press.mkdocs_project import _kept_fonts


def cut(folder):
    folder.mkdir(parents=True)
    (folder / "a.woff2").write_bytes(b"font")


def test_another_build_may_cut_the_same_fonts_meanwhile(tmp_path, monkeypatch):
    keep = tmp_path / "fonts"
    monkeypatch.setattr(fonts, "web_fonts", cut)
    named = _kept_fonts(tmp_path / "elsewhere").name

    def overtaken(folder):
        cut(folder)
        cut(keep / named)

    monkeypatch.setattr(fonts, "web_fonts", overtaken)
    made = _kept_fonts(keep)
    assert (made / "a.woff2").read_bytes() == b"font"
    assert [path.name for path in keep.iterdir()] == [named]


def test_fonts_that_cannot_be_kept_are_a_fault(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "web_fonts", lambda _: None)
    with pytest.raises(FileNotFoundError):
        _kept_fonts(tmp_path)

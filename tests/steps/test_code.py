"""What stands for the program that a step is run by."""

from halveit.steps import code


def test_what_python_keeps_of_the_program_is_no_part_of_it(tmp_path, monkeypatch):
    (tmp_path / "data/__pycache__").mkdir(parents=True)
    (tmp_path / "data/one.py").write_text("1")
    for name in ("one.cpython-311.pyc", "one.cpython-311.pyc.139856479536"):  # the second is one that is being written
        (tmp_path / "data/__pycache__" / name).symlink_to("gone")
    (tmp_path / "data/__pycache__/two.cpython-311.pyc.139856479537").write_bytes(b"half")
    monkeypatch.setattr(code, "_FOLDER", tmp_path)
    assert list(code._code.__wrapped__()) == ["data/one.py"]

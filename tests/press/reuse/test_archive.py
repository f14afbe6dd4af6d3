from zipfile import ZipFile

from frictionless import Package, system

NAME = "safer-maternity-care-2021-data"


def test_the_zip_unpacks_to_a_valid_data_package_with_every_description(later, tmp_path):
    with ZipFile(later / f"{NAME}.zip") as archive:
        archive.extractall(tmp_path)
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / NAME / "datapackage.json")).validate()
    assert report.valid
    assert all(path.with_name(f"{path.name}-metadata.json").is_file() for path in tmp_path.rglob("*.csv"))


def test_what_lies_in_the_zip_lies_at_the_same_address_on_the_site(later):
    with ZipFile(later / f"{NAME}.zip") as archive:
        names = {name.removeprefix(f"{NAME}/") for name in archive.namelist()} - {"README.txt"}
        assert names > {"datapackage.json", "facts.json", "facts.csv", "revisions.csv", "exhibits/trend.csv"}
        assert not any(name.endswith((".svg", ".png", ".bib", ".html", ".xml")) for name in names)
        for name in names:
            assert archive.read(f"{NAME}/{name}") == (later / name).read_bytes()


def test_a_text_says_what_is_what_whose_it_is_and_under_which_licence(later):
    with ZipFile(later / f"{NAME}.zip") as archive:
        text = archive.read(f"{NAME}/README.txt").decode()
        files = {name.removeprefix(f"{NAME}/").split("/")[0] for name in archive.namelist()}
    assert all(name in text or name.endswith("-metadata.json") or f"{name}/" in text for name in files - {"README.txt"})
    assert "Licence: Open Government Licence v3.0" in text
    assert "Attribution: The publisher." in text
    assert max(map(len, text.splitlines())) <= 100

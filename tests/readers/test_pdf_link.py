"""The PDF is one click away from every page of the site, without script and for those who print or listen."""

import re
from urllib.parse import urljoin

import pytest

LINK = re.compile(r'<p class="notice__pdf"><a href="([^"]+)">([^<]+)</a></p>')


def size_told(path):
    """Return a file's size as a link tells it: 1.1 MB, 790 kB."""
    size = path.stat().st_size
    return f"{size / 1_000_000:.1f} MB" if size >= 999_500 else f"{size / 1000:.0f} kB"


@pytest.mark.build
def test_every_page_leads_to_the_pdf_of_its_own_edition(built):
    pages = [page for page in built.site.rglob("*.html") if "embed" not in page.parts and page.name != "404.html"]
    assert len(pages) > 50
    for page in pages:
        name = page.relative_to(built.site).as_posix()
        edition = name.split("/")[1] if name.startswith("editions/") else "2021"  # the root is a copy of the book's own
        links = LINK.findall(page.read_text(encoding="utf-8"))
        assert len(links) == 1, name
        address, text = links[0]
        pdf = built.site / urljoin(name, address)
        assert pdf.name == f"safer-maternity-care-{edition}.pdf", name
        assert pdf.is_file(), name
        assert pdf.parent == (built.site / "editions" / edition if name.startswith("editions/") else built.site), name
        assert text == f"Download PDF ({size_told(pdf)})", name


@pytest.mark.build
def test_a_page_that_is_not_there_leads_to_the_pdf_too(built):
    ((address, _),) = LINK.findall((built.site / "404.html").read_text(encoding="utf-8"))
    assert address.endswith("safer-maternity-care-2021.pdf")

"""Charts in a frame on someone else's page: whole in a sandbox without any right, at both widths, and light."""

import pytest

pytestmark = [pytest.mark.build, pytest.mark.browser]

FRAME = (
    "<!doctype html><title>Another page</title>"
    '<iframe src="{}" sandbox title="A chart" width="{}" height="640"></iframe>'
)


@pytest.fixture(scope="module")
def labels(built):
    found = sorted(path.stem for path in (built.site / "embed").glob("*.html"))
    assert len(found) == 9
    return found


@pytest.fixture
def framed(browser, address):
    """Show a chart in a frame with a sandbox on a page of another origin; give the frame and what was complained of."""
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    heard = []
    page.on("console", lambda said: heard.append(said.text))
    page.on("request", lambda request: heard.append(request.url) if "/embed/" not in request.url else None)

    def show(label, width, folder=""):
        page.set_content(FRAME.format(f"{address}/{folder}embed/{label}.html", width), wait_until="networkidle")
        return page.frames[-1], heard

    yield show
    context.close()


@pytest.mark.parametrize("width", [700, 340])
def test_every_chart_shows_the_drawing_that_fits_and_asks_for_nothing(framed, labels, width):
    for label in labels:
        for folder in ("", "editions/2026/"):
            frame, heard = framed(label, width, folder)
            shown, hidden = (".wide", ".narrow") if width == 700 else (".narrow", ".wide")
            assert frame.is_visible(f"{shown} svg")
            assert frame.is_hidden(f"{hidden} svg")
            assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert frame.evaluate("document.fonts.check('16px \"Report Sans\"')")
            assert heard == []


def test_it_is_light_on_every_page(framed):
    frame, _ = framed("stillbirths", 700)
    assert frame.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_frame_of_the_height_in_the_snippet_needs_no_scrolling_on_a_wide_page(framed):
    for label in ("stillbirths", "neonatal-deaths", "maternal-deaths"):
        frame, _ = framed(label, 700)
        assert frame.evaluate("document.documentElement.scrollHeight") <= 640


def test_its_link_leads_to_the_chart_in_the_report(framed, built):
    frame, _ = framed("stillbirths", 700)
    link = frame.get_attribute(".source a", "href")
    page, _, fragment = link.removeprefix("../").partition("#")
    assert f'id="{fragment}"' in (built.site / page).read_text(encoding="utf-8")

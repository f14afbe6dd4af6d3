"""Every page for readers who see it small, large or spaced out: nothing is lost and nothing scrolls sideways.

320 CSS pixels are a small phone, and a window of 1280 at 400%.
"""

import pytest

from judging import unfold

pytestmark = [pytest.mark.build, pytest.mark.browser]

SHARES = 2
# WCAG 2.2, success criterion 1.4.12.
SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
LARGE = "html { font-size: 250% !important; }"  # twice the theme's own 125%
# The site's policy lets no style element in; sheets of the browser's own it does not ask for.
WEAR = """(css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
}"""
# Text is lost where a box hides what is too large for it, and sideways where neither page nor a box of its own scrolls.
LOST = """() => {
    const width = document.documentElement.scrollWidth;
    const named = (element) => `${element.tagName}.${element.className}: ${(element.innerText ?? "").slice(0, 40)}`;
    const hides = (element) => {
        const wider = element.scrollWidth > element.clientWidth + 1;
        const higher = element.scrollHeight > element.clientHeight + 1;
        if (!wider && !higher) return false;
        const shown = element.checkVisibility({ visibilityProperty: true });
        if (!shown || element.closest(".visually-hidden, svg, math")) return false;
        const style = getComputedStyle(element);
        if (style.clipPath !== "none" || style.position === "absolute" && element.clientWidth <= 1) return false;
        const hidden = (overflow) => ["hidden", "clip"].includes(overflow);
        return wider && hidden(style.overflowX) || higher && hidden(style.overflowY);
    };
    const lost = [...document.body.querySelectorAll("*")].filter(hides).map(named);
    return width > innerWidth ? [`the page is ${width} wide`, ...lost] : lost;
}"""


def pages(site, share):
    """Return a share of the pages, large and small ones; the root has a copy of one edition's."""
    found = sorted(site.glob("editions/**/*.html"), key=lambda path: (-path.stat().st_size, str(path)))
    found.append(site / "404.html")
    return [path.relative_to(site).as_posix() for path in found[share::SHARES]]


@pytest.mark.parametrize("share", range(SHARES))
def test_no_page_loses_text_or_scrolls_sideways(share, built, address, browser):
    page = browser.new_page(reduced_motion="reduce")
    lost = []
    for name in pages(built.site, share):
        page.set_viewport_size({"width": 320, "height": 800})
        page.goto(f"{address}/{name}")
        unfold(page)
        for width, css, what in (
            (320, "", "at 320 pixels"),
            (320, SPACED, "spaced out, at 320 pixels"),
            (1280, SPACED, "spaced out"),
            (1280, LARGE, "with text of twice the size"),
        ):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate(WEAR, css)
            lost += [f"{name} {what}: {each}" for each in page.evaluate(LOST)]
    page.close()
    assert lost == []


@pytest.mark.parametrize("width", [320, 1280])
def test_large_text_leaves_room_to_read_below_the_bar(width, address, browser):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{address}/outcomes.html")
    page.evaluate(WEAR, LARGE)
    assert page.locator(".md-header").bounding_box()["height"] < 800 / 3
    page.close()


def test_on_a_short_screen_the_bar_scrolls_away(address, browser):
    page = browser.new_page(viewport={"width": 320, "height": 256})  # 1280 by 1024 at 400%
    page.goto(f"{address}/outcomes.html")
    page.mouse.wheel(0, 600)
    page.wait_for_timeout(200)
    box = page.locator(".md-header").bounding_box()
    assert box["y"] + box["height"] < 0
    page.close()


MOVING = """() => [...document.querySelectorAll("*")].flatMap((element) =>
    ["", "::before", "::after"].filter((part) => part !== "::after" || element.tagName !== "ABBR").flatMap((part) => {
        const style = getComputedStyle(element, part || null);
        const seconds = (times) => Math.max(...times.split(",").map(parseFloat));
        const plays = style.animationName !== "none" && seconds(style.animationDuration) > 0.001;
        const glides = seconds(style.transitionDuration) > 0.001 || style.scrollBehavior === "smooth";
        return plays || glides ? [`${element.tagName}.${element.className}${part}`] : [];
    }))"""


@pytest.mark.parametrize("name", ["index", "outcomes", "facts", "404"])
def test_nothing_moves_for_a_reader_who_asked_for_stillness(name, address, browser):
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{address}/{name}.html")
    assert page.evaluate(MOVING) == []
    page.close()


def test_the_list_beside_the_text_follows_without_gliding(address, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 500}, reduced_motion="reduce")
    page.goto(f"{address}/facts.html")
    page.wait_for_timeout(800)  # the theme glides only after its first quarter of a second
    places = page.evaluate(
        """() => new Promise((done) => {
            const list = document.querySelector(".md-sidebar--secondary .md-sidebar__scrollwrap");
            const places = [];
            const look = () => {
                places.push(list.scrollTop);
                if (places.length < 120) requestAnimationFrame(look);
                else done(places);
            };
            scrollTo(0, document.body.scrollHeight * 0.9);
            look();
        })"""
    )
    assert places[-1] > 100
    assert len(set(places)) <= 4  # the list grows as it moves; gliding shows a place in every picture
    page.close()

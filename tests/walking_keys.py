"""A walk over a page by the Tab key: what gets the focus, whether it is seen there, and how it is marked."""

_WATCH = """() => {
    const ground = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (!/, 0\\)$|transparent/.test(colour)) return colour;
        }
        return "rgb(255, 255, 255)";
    };
    const seen = (element, box) => {
        const places = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.1, 0.9].map((y) => [x, y]));
        return places.some(([x, y]) =>
            element.contains(document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)));
    };
    const order = [...document.querySelectorAll("*")];
    window.stop_here = () => {
        const element = document.activeElement;
        const style = getComputedStyle(element);
        const said = element.getAttribute("aria-label") ?? element.innerText ?? "";
        return {
            place: order.indexOf(element),
            name: `${element.tagName} ${element.className} ${said.slice(0, 40)}`,
            out: element === document.body,
            seen: [...element.getClientRects()].some((box) => seen(element, box)),
            outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
            colour: style.outlineColor,
            ground: ground(element.parentElement ?? element),
        };
    };
}"""
_SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(stop_here()))))"


def walk(page, most=1500):
    """Press Tab until the focus has left the page; return each stop, as it is when the page has followed."""
    page.evaluate(_WATCH)
    stops = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate("stop_here()")
        if stop["out"]:
            return stops
        stops.append(stop if stop["seen"] else page.evaluate(_SETTLED))
    raise AssertionError(f"the focus never left the page: {stops[-3:]}")


def until(page, expression):
    """Wait until an expression holds on the page: Playwright's own wait needs what the site's policy forbids."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"it never held: {expression}")


def reachable(page):
    """Return how many elements a keyboard should reach: shown links, buttons, fields, folded parts, scroll regions."""
    return page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, summary, select, textarea, [tabindex='0']")]
            .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert]"))
            .filter((element) => element.tabIndex >= 0 && !element.disabled).length"""
    )


def contrast(one, other):
    """Return the contrast of two colours as browsers compute them, "rgb(…)", by WCAG 2."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour):
    parts = [float(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

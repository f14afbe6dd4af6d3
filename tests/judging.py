"""How axe-core judges pages in the tests' browser."""

from importlib.resources import files

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES = ("light", "dark", "forced")
_COLOURS = ["color-contrast", "link-in-text-block"]
LOOK = {"light": [*_COLOURS, "target-size"], "dark": _COLOURS, "forced": _COLOURS}
"""The rules that ask how a page looks; sizes do not depend on colours."""
_AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
_RUN = """async ([only, without]) => {
    const rules = Object.fromEntries(without.map((name) => [name, { enabled: false }]));
    const asked = { runOnly: only, rules, resultTypes: ["violations"], preload: false };
    const { violations } = await axe.run(document, asked);
    return violations.flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
}"""
# What is of one shape, in boxes of one shape, looks alike on all pages: they have one style sheet. Text plays no part
# in it, and what a chart's colours must be is told elsewhere, from what was drawn.
_SHORTEN = """(before) => {
    const seen = new Set(before);
    const short = (text) => [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);
    const own = (element) =>
        `${element.tagName}.${element.getAttribute("class") ?? ""}[${element.getAttributeNames().filter(
            (name) => !["id", "href", "title", "aria-label"].includes(name))}]`;
    const shape = (element) => `${own(element)}(${[...new Set([...element.children].map(shape))].sort()})`;
    const shorten = (element, chain) => {
        for (const child of [...element.children]) {
            const key = short(`${chain}>${shape(child)}`);
            if (seen.has(key)) child.remove();
            else shorten(child, `${chain}>${own(child)}`);
            seen.add(key);
        }
    };
    document.querySelectorAll("svg > :not(title, desc), math > *").forEach((part) => part.remove());
    shorten(document.body, "");
    const left = document.body.innerText.trim() || document.body.querySelector("a, button, input, summary");
    return [[...seen], Boolean(left)];
}"""


def judged(browser, scheme="light", width=1280):
    """Return a new page of the browser that has axe, and on which nothing moves, in a colour scheme and at a width."""
    context = browser.new_context(viewport={"width": width, "height": 600}, reduced_motion="reduce")
    context.add_init_script(_AXE)
    page = context.new_page()
    show_in(page, scheme)
    return page


def show_in(page, scheme):
    """Give a page light, dark or forced colours, and wait until its script has followed."""
    dark = scheme == "dark"
    page.emulate_media(
        color_scheme="dark" if dark else "light", forced_colors="active" if scheme == "forced" else "none"
    )
    name = "slate" if dark else "default"
    page.locator(f"body:is([data-md-color-scheme={name}], :not([data-md-color-scheme]))").wait_for(state="attached")


def unfold(page):
    """Open all that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")


def shorten(page, seen):
    """Leave of a page what looks like nothing seen before; return what was seen by then, and whether any is left."""
    return page.evaluate(_SHORTEN, seen)


def faults(page, rules=None, without=()):
    """Return what axe finds against all rules of WCAG 2.2 AA and its own, or against some."""
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    return page.evaluate(_RUN, [only, list(without)])

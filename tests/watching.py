"""What a browser does that it should not: policy broken, other hosts asked, things kept, complaints in the console."""

from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

_TELL = """
document.addEventListener("securitypolicyviolation", (event) => {
  const what = [event.violatedDirective, event.blockedURI, event.sample].filter(Boolean).join(" ");
  console.error(`policy broken: ${what}`);
});
"""


class Watched:
    """A browser window whose every page is watched."""

    def __init__(self, browser: Browser, host: str, **options) -> None:
        self.host = host
        self.found: list[str] = []
        self.kept: set[str] = set()
        self.context: BrowserContext = browser.new_context(**options)
        self.context.add_init_script(_TELL)
        self.context.on("request", lambda request: self._asked(request.url))
        self.page: Page = self.context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.found.append(f"error: {error}"))

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.found.append(message.text)

    def _asked(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != self.host:
            self.found.append(f"asked another host: {address}")

    def read(self, address: str) -> None:
        """Open a page, change its colours where it has a button for that, and unfold all that is folded on it."""
        self.page.goto(address, wait_until="load")
        self.page.evaluate("document.getElementById('colours-button')?.click()")
        self.page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
        self.page.wait_for_timeout(50)
        self._note_kept()

    def search(self, address: str, words: str) -> None:
        """Open a page, search from it, and follow the first thing found."""
        self.page.goto(address)
        self.page.locator(".md-search__input").click()
        self.page.keyboard.type(words)
        self.page.locator(".md-search-result__list a").first.click()
        self.page.wait_for_load_state("load")
        self._note_kept()

    def _note_kept(self) -> None:
        names = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
        self.kept |= set(self.page.evaluate(names))
        self.kept |= {f"cookie {cookie.get('name')}" for cookie in self.context.cookies()}

    def close(self) -> None:
        """Close the window."""
        self.context.close()

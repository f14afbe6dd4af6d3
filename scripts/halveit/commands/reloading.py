"""The server behind `halveit serve`: MkDocs' own, for pages with a Content-Security-Policy."""

from mkdocs.livereload import LiveReloadServer

from halveit.press.shell.inline import held
from halveit.press.shell.policy import allowing


class ReloadingServer(LiveReloadServer):
    """Serves a folder; pages in a browser reload when it changes."""

    def _inject_js_into_html(self, content: bytes, epoch: float) -> bytes:
        """Return a page with the script that reloads it, and with a policy that lets this script run as well."""
        html = super()._inject_js_into_html(content, epoch).decode("utf-8")
        return allowing(html, held(html).texts("script")[-1]).encode("utf-8")

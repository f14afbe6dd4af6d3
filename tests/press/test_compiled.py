"""Templates are compiled once for all editions, and one with another text is another template."""

from collections.abc import Callable
from typing import Any

from jinja2 import DictLoader, Environment

from halveit.press.shell.compiled import share_compiled


class Theme:
    """As far as mkdocs' theme makes environments."""

    def __init__(self, text):
        self.compiled = []
        self.text = text

    def get_env(self):
        env = Environment(loader=DictLoader({"a-page-of-this-test.html": self.text}))
        compiling: Callable[..., Any] = env.compile
        env.compile = lambda *given, **more: self.compiled.append(given) or compiling(*given, **more)
        return env


def rendered(text):
    theme = Theme(text)
    share_compiled(theme)
    html = theme.get_env().get_template("a-page-of-this-test.html").render(name="Ana")
    return html, len(theme.compiled)


def test_a_template_is_compiled_once_for_all_and_anew_where_its_text_is_another():
    assert rendered("Hello {{ name }}") == ("Hello Ana", 1)
    assert rendered("Hello {{ name }}") == ("Hello Ana", 0)
    assert rendered("Goodbye {{ name }}") == ("Goodbye Ana", 1)
    assert rendered("Hello {{ name }}") == ("Hello Ana", 0)

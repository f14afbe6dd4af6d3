"""How an embedded chart looks: dark on white, in the report's typeface, the drawing that fits the frame."""

from halveit.press.fonts import WEB_FAMILY

_STYLE = """
:root { color-scheme: light; }
body { margin: 0; padding: 12px; background: #fff; color: #1f2a35; font: 15px/1.4 "FAMILY", Arial, sans-serif; }
main { max-width: 700px; margin: 0 auto; }
h1 { margin: 0 0 4px; color: #12436d; font-size: 19px; line-height: 1.3; }
h1 span { display: block; color: #51606e; font-size: 14px; }
p { margin: 0 0 10px; color: #51606e; }
.source { margin: 8px 0 0; font-size: 13px; }
a { color: #12436d; }
a:focus-visible { outline: 3px solid #801650; outline-offset: 2px; }
svg { display: block; width: 100%; height: auto; margin: 0 auto; }
svg text { font-family: "FAMILY", Arial, sans-serif; }
.narrow { display: none; }
@media (max-width: 559.98px) {
  .wide { display: none; }
  .narrow { display: block; }
  .narrow svg { max-width: 420px; }
}
"""


def style(fonts: str) -> str:
    """Return the page's one style sheet; `fonts` are its typefaces."""
    return fonts + _STYLE.replace("FAMILY", WEB_FAMILY)


def font_face(weight: int, packed: str) -> str:
    """Return the rule of a typeface that is written into the style sheet itself, in base 64."""
    return (
        f'\n@font-face {{ font-family: "{WEB_FAMILY}"; font-weight: {weight}; '
        f'src: url("data:font/woff2;base64,{packed}") format("woff2"); }}'
    )

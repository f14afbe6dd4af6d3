"""Plain text in Markdown."""

_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>#|~^$@"})


def escaped(text: str) -> str:
    """Return plain text so that Markdown shows it as it is."""
    return text.translate(_SPECIAL)


def in_quotes(text: str) -> str:
    """Return plain text as the value of an attribute, which stands in double quotation marks."""
    return text.replace("\\", "\\\\").replace('"', '\\"')

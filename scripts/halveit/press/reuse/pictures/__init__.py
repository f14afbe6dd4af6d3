"""The picture that a network or messenger shows beside a link to a page."""

"""A chart whose specifications are settled: it can be kept, sent to another process and drawn there."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from halveit.drawing.theme import Canvas


class Specified(Struct, frozen=True):
    """The Vega-Lite specification of a chart on each canvas; it draws as what it was made from does."""

    specs: Mapping[str, Mapping[str, Any]]
    """By the canvas's name."""

    def __call__(self, canvas: Canvas) -> "_Settled":
        """Return the chart on a canvas."""
        return _Settled(self.specs[canvas.name])


class _Settled(Struct, frozen=True):
    """A chart on one canvas."""

    spec: Mapping[str, Any]

    def to_dict(self, *, validate: bool = True) -> dict[str, Any]:  # noqa: ARG002  Altair's signature
        """Return the specification."""
        return dict(self.spec)

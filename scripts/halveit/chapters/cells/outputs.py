"""What a running cell shows, gathered in order as a notebook keeps it."""

import base64
import re
from typing import Any

Output = dict[str, Any]

# Where an object lies in memory changes from run to run; without it two builds give the same notebook.
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")


class Outputs:
    """The outputs of the cell that runs now."""

    def __init__(self) -> None:
        self.found: list[Output] = []
        self.named: dict[str, Output] = {}
        self.count = 0

    def begin(self, count: int) -> None:
        """Start on the cell with this number."""
        self.found = []
        self.count = count

    def stream(self, name: str, text: str) -> None:
        """Note printed text; what is printed in one go is one output."""
        last = self.found[-1] if self.found else {}
        if last.get("name") == name:
            last["text"] += text
        elif text:
            self.found.append({"output_type": "stream", "name": name, "text": text})

    def result(self, data: dict[str, Any], metadata: dict[str, Any] | None) -> None:
        """Note the value of a cell's last expression."""
        shown = {"data": _kept(data), "metadata": metadata or {}}
        self.found.append({"output_type": "execute_result", "execution_count": self.count, **shown})

    def display(self, data: dict[str, Any], metadata: dict[str, Any] | None, name: str | None, *, update: bool) -> None:
        """Note something displayed; an update changes what an earlier display of the same name showed."""
        shown = {"data": _kept(data), "metadata": metadata or {}}
        if update and name in self.named:
            self.named[name].update(shown)
        elif not update:
            self.found.append({"output_type": "display_data", **shown})
            if name:
                self.named[name] = self.found[-1]

    def clear(self) -> None:
        """Forget what the cell showed so far."""
        self.found.clear()


def _kept(data: dict[str, Any]) -> dict[str, Any]:
    """Return a display's data as a notebook keeps it: bytes in base64, plain text without addresses in memory."""
    kept = {
        mime: base64.b64encode(value).decode() if isinstance(value, bytes) else value for mime, value in data.items()
    }
    if "text/plain" in kept:
        kept["text/plain"] = _ADDRESS.sub("", kept["text/plain"])
    return kept

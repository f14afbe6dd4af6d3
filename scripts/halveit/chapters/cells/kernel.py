"""IPython's shell with its displays turned to `Outputs`; importing this module imports IPython (0.2 s)."""

import atexit
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from halveit.chapters.cells.outputs import Outputs


class _ResultHook(DisplayHook):
    """Takes the value of a cell's last expression."""

    def write_output_prompt(self) -> None:
        """Write no prompt."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        """Keep what would be written."""
        outputs_of(self.shell).result(format_dict, md_dict)

    def flush(self) -> None:
        """Leave the results be: the shell is thrown away with them, and IPython would collect garbage here."""

    def finish_displayhook(self) -> None:
        """Write nothing at the end."""
        self._is_active = False


class _DisplayKeeper(DisplayPublisher):
    """Takes what `display()` shows."""

    def publish(
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        *_: object,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **__: object,
    ) -> None:
        """Keep what would be sent to a front end."""
        outputs_of(self.shell).display(data, metadata, (transient or {}).get("display_id"), update=update)

    def clear_output(self, wait: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  IPython's signature
        """Forget what the cell showed so far."""
        outputs_of(self.shell).clear()


class Kernel(InteractiveShell):
    """A shell that keeps what cells show and raise, and prints nothing itself."""

    displayhook_class = Type(_ResultHook)
    display_pub_class = Type(_DisplayKeeper)
    outputs: Outputs
    faults: list[BaseException]

    @classmethod
    def fresh(cls, folder: str) -> "Kernel":
        """Return a new shell, its settings and history in a folder that is thrown away."""
        cls.clear_instance()
        config = Config()
        config.HistoryManager.enabled = False
        kernel = cls.instance(config=config, ipython_dir=folder)
        kernel.outputs = Outputs()
        kernel.faults = []
        return kernel

    def retire(self) -> None:
        """Take the shell out of the process."""
        atexit.unregister(self.atexit_operations)
        self.atexit_operations()
        self.restore_sys_module_state()
        self.clear_instance()

    def init_virtualenv(self) -> None:
        """Leave `sys.path` alone."""

    def showtraceback(self, exc_tuple: Any = None, *_: object, **__: object) -> None:
        """Keep an error that IPython would print, such as one in an object's way of showing itself."""
        if exc_tuple and exc_tuple[1]:
            self.faults.append(exc_tuple[1])

    def showsyntaxerror(self, *_: object, **__: object) -> None:
        """Print nothing: the error is in the result."""


def outputs_of(shell: object) -> Outputs:
    """Return where a shell's displays are kept."""
    if not isinstance(shell, Kernel):
        raise TypeError(f"{shell!r} is not a Kernel.")
    return shell.outputs

"""What is loaded to build: nothing that computes or draws, until something is to be computed or drawn."""

import subprocess
import sys

HEAVY = {"altair", "numpy", "pandas", "scipy", "statsmodels", "vl_convert"}


def test_the_press_is_loaded_without_what_computes_and_draws():
    loaded = "print(*{name.partition('.')[0] for name in sys.modules})"
    code = f"import sys, halveit.press.publish, halveit.press.together; {loaded}"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(told.stdout.split())

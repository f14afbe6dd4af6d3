import socket
import subprocess
import sys
import threading
import time
import urllib.request

import pytest

from halveit.commands.cli import main


def lines_of(stream, heard):
    for line in stream:
        heard.append(line)


def wait_for(true, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = true()
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError("waited in vain")


def page(address):
    try:
        with urllib.request.urlopen(f"{address}/index.html") as answer:
            return answer.read().decode()
    except OSError:  # not listening yet
        return ""


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture
def served(small):
    """A running `halveit serve` on a small report: its project, its address, and what it says."""
    port = free_port()
    command = [sys.executable, "-m", "halveit", "serve", "--port", str(port), "--project", str(small.root)]
    heard: list[str] = []
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        threading.Thread(target=lines_of, args=(process.stderr, heard), daemon=True).start()
        address = f"http://127.0.0.1:{port}"
        wait_for(lambda: f"Serving {address}/" in "".join(heard))
        wait_for(lambda: page(address))
        yield small, address, heard
        process.terminate()


@pytest.mark.build
def test_an_edited_sentence_shows_and_a_mistake_keeps_the_last_good_page(served):
    small, address, heard = served
    assert "It is short." in page(address)
    index = small.root / "index.qmd"
    index.write_text(index.read_text().replace("It is short.", "It is edited."))
    wait_for(lambda: "It is edited." in page(address))
    said = "".join(heard)
    assert "Changed chapters shown: index.html." in said
    wait_for(lambda: "Rebuilt: " in "".join(heard))
    assert "It is edited." in page(address)
    index.write_text(index.read_text() + "\nSee @sec-nothing.\n")
    wait_for(lambda: "Still showing the last good site." in "".join(heard))
    assert "index.qmd:5: " in "".join(heard)
    assert "It is edited." in page(address)


@pytest.mark.build
def test_a_port_that_is_taken_is_told_in_plain_words(small, capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--quiet", "--project", str(small.root), "--port", str(port)]) == 1
    assert f"cannot serve on port {port}: Address already in use." in capsys.readouterr().err


@pytest.mark.build
@pytest.mark.browser
def test_a_page_in_a_browser_shows_an_edit_in_its_place_and_loads_anew_when_all_is_built(served, browser):
    small, address, heard = served
    page = browser.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}/index.html")
    assert page.get_by_text("It is short.").count() == 1
    page.evaluate("document.body.dataset.loaded = 'before the edit'")
    loaded = page.locator("body[data-loaded]")
    index = small.root / "index.qmd"
    index.write_text(index.read_text().replace("It is short.", "It is edited."))
    page.get_by_text("It is edited.").wait_for(timeout=120_000)
    assert loaded.count() == 1
    loaded.wait_for(state="detached", timeout=120_000)
    assert "Rebuilt: " in "".join(heard)
    page.get_by_text("It is edited.").wait_for(timeout=120_000)  # the new page may still be on its way
    page.close()
    assert said == []

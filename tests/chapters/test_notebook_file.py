import nbformat
import pytest

from halveit.chapters.cells.packing import notebook_text

CELLS = [
    {"id": "a-1", "cell_type": "raw", "metadata": {}, "source": "---\ntitle: x\n---"},
    {"id": "a-2", "cell_type": "markdown", "metadata": {}, "source": "Text – “quoted”\n\nmore"},
    {
        "id": "a-3",
        "cell_type": "code",
        "metadata": {},
        "source": "x\ny",
        "execution_count": 1,
        "outputs": [
            {"output_type": "stream", "name": "stdout", "text": "one\ntwo\n"},
            {
                "output_type": "execute_result",
                "execution_count": 1,
                "metadata": {},
                "data": {
                    "text/plain": "a\nb",
                    "image/svg+xml": "<svg>\n</svg>",
                    "image/png": "AA==\n",
                    "x/y+json": {"z": 1},
                },
            },
            {"output_type": "display_data", "metadata": {}, "data": {"text/markdown": "*a*"}},
        ],
    },
    {"id": "a-4", "cell_type": "code", "metadata": {}, "source": "", "execution_count": None, "outputs": []},
]


@pytest.mark.parametrize("cells", [CELLS, []])
def test_a_notebooks_file_has_the_bytes_that_nbformat_writes(cells):
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {"language_info": {"name": "python"}}, "cells": cells}
    assert notebook_text(notebook) == nbformat.writes(nbformat.from_dict(notebook)) + "\n"

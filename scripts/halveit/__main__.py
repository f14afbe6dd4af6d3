"""Lets `python -m halveit` do what the command does."""

import sys

from halveit.commands.cli import main

sys.exit(main())

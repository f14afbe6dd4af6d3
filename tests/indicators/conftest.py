"""The same made-up examples in each run: here, and in the folders whose tests are collected after these."""

from hypothesis import settings

settings.register_profile("repeatable", settings.get_profile("untimed"), derandomize=True)
settings.load_profile("repeatable")

"""Acronyms in the chapters: their expansions where they stand, and those that the glossary lacks."""

from halveit.chapters.glossary.audit import unknown_in_chapters, unknown_in_exhibits, unused
from halveit.chapters.glossary.marking import with_expansions

__all__ = ["unknown_in_chapters", "unknown_in_exhibits", "unused", "with_expansions"]

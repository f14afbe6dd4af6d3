"""Acronyms in the chapters: their expansions where they stand, and those that the glossary lacks."""

from halveit.chapters.glossary.marking import with_expansions

__all__ = ["with_expansions"]

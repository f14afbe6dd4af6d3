"""An embedded reader of Quarto books: runs the chapters' cells and gives one numbered, cross-referenced tree."""

from halveit.chapters.reading import Book, Chapter, read_book
from halveit.chapters.sources.book import BookConfig, load_book
from halveit.chapters.tree.visibility import visible

__all__ = ["Book", "BookConfig", "Chapter", "load_book", "read_book", "visible"]

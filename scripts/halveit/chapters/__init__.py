"""An embedded reader of Quarto books: runs the chapters' cells and gives one numbered, cross-referenced tree."""

from halveit.chapters.book import Book, Chapter
from halveit.chapters.reading import read_book
from halveit.chapters.sources.book import BookConfig, load_book
from halveit.chapters.tree.visibility import visible

__all__ = ["Book", "BookConfig", "Chapter", "load_book", "read_book", "visible"]

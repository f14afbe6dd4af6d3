"""What the search finds beside pages and headings, the search index, and the site to take away as one zip file."""

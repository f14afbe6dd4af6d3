"""The making of the site and the PDF out of a read book."""

"""The exhibits in the chapters, and the page that each has of its own."""

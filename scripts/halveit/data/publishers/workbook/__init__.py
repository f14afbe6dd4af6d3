"""Spreadsheets as publishers make them: opened safely, cells cleaned of print, tables found by their headings."""

"""What pandoc read: one document tree over all chapters, numbered and cross-referenced."""

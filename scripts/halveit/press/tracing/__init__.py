"""Every number quoted: from the sentence to its value, its source, its data file, and back."""

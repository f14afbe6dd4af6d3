"""What is run: the chapters' cells and inline expressions, and what they show."""

"""What is written: the book's file, the chapters' text, and where each line of it stands."""

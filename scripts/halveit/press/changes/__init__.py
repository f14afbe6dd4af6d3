"""What changed between two editions, or in one edition before and after a change of the data."""

"""Numbers and words quoted in prose, each with its unit, period and source."""

"""Every CSV file of an edition with what its columns hold: as CSV on the Web, as a Data Package, in one zip file."""

"""What pages are made of: passages of HTML, exhibits, addresses, and the pages that no chapter writes."""

"""What machines, and people who cite, need of an edition: addresses, descriptions, citations, a feed, all data."""

"""What every page has around its text, its head and its policy, and what tells search engines of the site."""

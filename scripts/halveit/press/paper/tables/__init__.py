"""Tables on paper: how wide their columns are, what is a header, and where a page is turned for them."""

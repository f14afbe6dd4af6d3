"""How releases are kept: begun, sealed, checked, and never changed once they are committed."""

"""The page that tells readers of an edition what changed since the one before."""

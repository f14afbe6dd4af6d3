"""Many hands: steps of a build that others run at the same time, on this computer or on many."""

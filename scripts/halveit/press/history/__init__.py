"""The pages of the data's own history: what publishers revised, what is expected next, what we corrected."""

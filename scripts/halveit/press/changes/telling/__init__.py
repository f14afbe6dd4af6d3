"""How changes are told: in a terminal, in a comment on a pull request, and to programs."""

"""A look inside: what a network answers, what it has learnt, and how its layers are doing."""

"""Joining an organisation, seeing what would leave, letting it leave, and reading the sums together."""

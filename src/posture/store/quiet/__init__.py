"""A key that comes without asking anybody, or not at all."""

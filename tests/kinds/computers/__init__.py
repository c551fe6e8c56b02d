"""Computers, by the area of their check."""

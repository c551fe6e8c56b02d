"""Disks: whether they are encrypted, and how much room is left."""

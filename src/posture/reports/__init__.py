"""Joining, casting, and remembering everything that ever left this computer."""

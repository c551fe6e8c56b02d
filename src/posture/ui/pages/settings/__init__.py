"""The settings, a card a matter."""

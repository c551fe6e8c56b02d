"""Whether the screen locks by itself, by whatever program locks it."""

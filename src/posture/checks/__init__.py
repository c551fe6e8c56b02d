"""Questions about facts, and their answers."""

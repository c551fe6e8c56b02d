"""The person's own database, and the one secret that seals it."""

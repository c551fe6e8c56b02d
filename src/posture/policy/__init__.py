"""What an organisation asks, as data."""

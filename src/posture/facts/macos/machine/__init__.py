"""What every family's room may ask: which macOS this is, and how it keeps settings."""

"""What every family's room may ask: which Windows this is, its registry, its drives."""

"""Whether the clock is right."""

"""One window at a time: a second start rings at the first one's door, and ends."""

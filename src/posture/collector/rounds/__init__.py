"""Rounds of ballots: planned, opened, closed, each once and on time."""

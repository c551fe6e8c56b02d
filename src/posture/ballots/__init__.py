"""Wire formats and cryptography of the ballots, shared by both sides: pure functions on bytes."""

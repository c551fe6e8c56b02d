"""The box of a round: where its ballots lie, sealed and wrapped, until the round closes."""

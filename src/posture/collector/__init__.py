"""IT's side: blesses keys, counts ballots, publishes sums."""

"""What the command lines of backup programs do: whether they copy anything, and what."""

"""The settings files in which backup programs keep what they copy, and where to."""

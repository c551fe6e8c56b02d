"""Whether the person's files are backed up, by whatever program does it."""

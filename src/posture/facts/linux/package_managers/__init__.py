"""What each package manager says of updates, without fetching anything."""

"""What the pages show, as Qt models over frozen results."""

"""What points at a person or a computer is taken out of a recording, and its links stay whole."""

"""What kind of computer this is, what runs on it, and what it is called; every family's room may ask here."""

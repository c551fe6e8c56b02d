"""The formats in which programs keep their settings; every family's room may read them here."""

"""The seam between what is said and the language it is said in."""

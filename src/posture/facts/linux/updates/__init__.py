"""Updates: which wait, how old that answer is, and whether they install by themselves."""

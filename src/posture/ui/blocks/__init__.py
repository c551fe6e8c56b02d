"""A lesson's blocks as native widgets: one view a kind of block."""

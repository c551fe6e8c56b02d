"""The things a person can do, without a window; terminal and window see nothing below this package.

Each module is one of them, and hands on the types of what it gives back. They are imported one by one, so
that a check-up does not load what only lessons or ballots need.
"""

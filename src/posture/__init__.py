"""Posture: how this computer stands, and the one thing worth doing next."""

DISTRIBUTION = "posture-checkup"
"""The name under which this is installed; on the public index ``posture`` belongs to somebody else."""

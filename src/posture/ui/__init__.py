"""Posture in a window."""

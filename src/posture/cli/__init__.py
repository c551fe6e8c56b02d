"""Posture in a terminal."""

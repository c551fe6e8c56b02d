"""Posture: how this computer stands, and the one thing worth doing next."""

"""Lessons for other programs, and questions from them."""

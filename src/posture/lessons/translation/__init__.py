"""A lesson in another language: its sentences one by one, and the whole of it once all are translated."""

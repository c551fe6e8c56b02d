"""The weekly session: what it leads to, and a few questions about the work that it fits."""

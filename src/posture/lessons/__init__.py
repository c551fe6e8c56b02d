"""Short lessons, and a memory for what was learned."""

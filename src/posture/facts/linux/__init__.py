"""Facts as Linux tells them."""

"""Facts as macOS tells them."""

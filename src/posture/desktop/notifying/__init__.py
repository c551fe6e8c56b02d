"""One quiet notification, the way each system has them."""

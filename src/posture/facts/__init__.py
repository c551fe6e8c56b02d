"""What is true of a host, read and typed; facts judge nothing."""

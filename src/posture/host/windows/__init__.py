"""What Windows alone can be asked: the registry, its interfaces, its update agent."""

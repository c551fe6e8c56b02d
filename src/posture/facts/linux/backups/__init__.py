"""The backup programs that Posture can see, one a module."""

"""What Posture can set for a person, and what stood there before."""

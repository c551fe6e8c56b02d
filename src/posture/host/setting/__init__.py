"""The one gate through which Posture changes anything of the system: a few settings of the person's own."""

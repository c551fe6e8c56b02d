"""The steps, oldest first; each file is one."""

"""Whether this computer can be controlled from another one."""

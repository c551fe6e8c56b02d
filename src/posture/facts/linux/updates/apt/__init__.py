"""What apt knows, from its lists, its settings and its history."""

"""Whether a firewall refuses what nobody asked for."""

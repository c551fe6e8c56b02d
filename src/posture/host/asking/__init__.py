"""How a live computer is asked: files, programs, D-Bus, what runs."""

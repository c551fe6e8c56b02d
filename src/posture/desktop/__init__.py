"""What this system does for Posture while no window is open: timers, notifications, the start at sign-in.

Everything here changes the person's own account, only when asked, and takes back all that it has written.
"""

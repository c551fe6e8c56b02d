"""Timers of the person's own account: systemd's, launchd's and the Task Scheduler's."""

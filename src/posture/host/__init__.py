"""The computer being looked at: live, or recorded in a folder."""

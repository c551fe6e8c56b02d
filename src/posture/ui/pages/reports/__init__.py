"""Reports: join, see exactly what would leave, send it, and see the sums that everyone sees."""

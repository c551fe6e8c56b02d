"""Facts as Windows tells them."""

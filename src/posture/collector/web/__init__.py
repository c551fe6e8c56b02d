"""The collector over HTTP: what clients call, and the page that IT and everybody reads."""

"""A computer written down in a folder, and asked again anywhere."""

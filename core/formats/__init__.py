"""One module for each annotation format, with the same two functions: read and write."""

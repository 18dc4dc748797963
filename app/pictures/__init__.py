"""The list of pictures at the left of the window."""

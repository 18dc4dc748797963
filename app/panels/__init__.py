"""Panels at the right of the window: each shows the workspace and tells it what a person wants."""

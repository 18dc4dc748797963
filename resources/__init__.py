"""Shipped weights and sample pictures, found through importlib.resources."""

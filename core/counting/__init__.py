"""Dots to crowd map, crowd map to dots, tiles, zoom: all that stands between the model and a number."""

"""The timeline: from noise to heads, step by step, to watch, to scrub and to keep as a film."""

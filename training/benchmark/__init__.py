"""How long the whole path takes, beside the networks that a user would pick instead: `python -m training.benchmark`."""

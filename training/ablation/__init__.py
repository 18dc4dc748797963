"""What each choice brings, one thing changed at a time with equal budget: `python -m training.ablation`."""

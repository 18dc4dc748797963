"""E and D with vector quantisation, T, the U-Net, the schedule and the samplers."""

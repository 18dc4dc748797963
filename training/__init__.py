"""Data sets, augmentation, the two trainings and the evaluation."""

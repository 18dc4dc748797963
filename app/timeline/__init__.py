"""The strip at the bottom of the window: z_T -> z_0, step by step."""

"""Commands of the front door that need neither Qt nor the training. Heavy imports wait until one is called."""

"""Commands of the front door that train and evaluate. Heavy imports wait until one is called."""

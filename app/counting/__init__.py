"""The sampler in a process of its own, and the thread that listens to it."""

"""A random walk over the real window: the acts, the model that knows what comes of them, and the world around."""

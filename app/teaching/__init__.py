"""Teaching the model from the window: a process that learns, and a dialog that shows what comes of it."""

"""Pages of a file about work, training and what comes of it."""

"""Pages of the closing moment and of aftercare."""

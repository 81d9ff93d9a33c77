"""Rights for who coordinates: what became of them in all files, and rights of the place itself."""

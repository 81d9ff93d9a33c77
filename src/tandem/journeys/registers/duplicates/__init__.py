"""The same person twice: in one file, or in the file and among people already known."""

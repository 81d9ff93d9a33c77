"""What is asked about work, training and leaving."""

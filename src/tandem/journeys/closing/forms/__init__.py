"""What is asked about the closing moment and afterwards."""

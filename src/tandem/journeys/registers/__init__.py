"""Reading the participant registers that partners keep in spreadsheets."""

"""Pages of the report for the funder."""

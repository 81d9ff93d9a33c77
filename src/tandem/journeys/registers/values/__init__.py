"""Reading one cell: text in, a clean value or the reason why not out."""

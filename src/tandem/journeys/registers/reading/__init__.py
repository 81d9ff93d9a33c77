"""From the bytes of an uploaded file to sheets of plain text, or a refusal that says why."""

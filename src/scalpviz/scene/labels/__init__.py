"""Names beside what they name, laid out in pixels."""

"""Tables of numbers that describe one average adult head, right half, mm. No code but the tables."""

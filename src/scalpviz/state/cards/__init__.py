"""Cards, lists and pages as plain data."""

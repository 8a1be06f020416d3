"""Presentation mode: what the last row reads, and the pointer it sees."""

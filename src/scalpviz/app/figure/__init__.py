"""The figure of the body."""

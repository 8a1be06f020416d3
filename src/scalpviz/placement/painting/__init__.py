"""Placed zones cut into the triangles of the skin."""

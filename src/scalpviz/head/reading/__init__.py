"""Heads from files: meshes, landmarks, units, estimates."""

"""Constructions carried out on a head: points, curves, shapes."""

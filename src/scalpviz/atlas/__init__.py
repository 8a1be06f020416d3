"""What is known: zones, points, body areas, sources; read, checked, searched."""

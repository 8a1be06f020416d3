"""What is drawn on and about the skin: points, lines, needles, tapes, guides."""

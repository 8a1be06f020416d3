"""What lies flat over the head: labels, legend, scale bar, orientation head."""

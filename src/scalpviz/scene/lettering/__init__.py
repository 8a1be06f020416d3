"""Words and flat shapes on the picture."""

"""Small widgets of our own that any panel may use."""

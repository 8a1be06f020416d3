"""How the window is tried: driver, hand, scenarios."""

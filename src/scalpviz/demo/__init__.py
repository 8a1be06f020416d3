"""How the window is tried: driver, hand, proofreading, scenarios."""

"""The painted skin made ready to be drawn: arrays only."""

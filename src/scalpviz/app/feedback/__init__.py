"""How the window tells what happens: status bars, errors caught and shown, screen readers."""

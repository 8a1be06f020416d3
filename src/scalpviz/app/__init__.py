"""The window: main window, panels, actions."""

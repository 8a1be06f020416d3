"""The table of commands, and what is made of it: actions, menus, palette, help page."""

"""What is chosen: systems, sides, selection, labels, language, camera; presenter; undo."""

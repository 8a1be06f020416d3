"""Named views: their file, their page, their dialogs."""

"""Pictures saved and copied: dialog, paper, files."""

"""The skin: places, tapes, walks, sections."""

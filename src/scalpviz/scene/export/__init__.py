"""Pictures without a window: off-screen canvas, tiled exporter, files."""

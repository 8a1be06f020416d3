"""What scripts and notebooks use: `import scalpviz` offers all of it. Knows no window."""

"""How it looks: head, zones, labels, needles, cameras; works without a window."""

"""Cards and pages about zones, set in type."""

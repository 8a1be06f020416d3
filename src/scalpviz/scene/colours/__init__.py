"""Every colour of the scene, and how it looks to different eyes."""

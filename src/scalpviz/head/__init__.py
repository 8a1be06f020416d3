"""What it lies on: mesh, landmarks, measures; the reference head; scans; fitting."""

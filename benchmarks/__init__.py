"""What the program costs, measured in one run: `make bench`."""

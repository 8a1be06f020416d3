"""`python -m scalpviz` is `scalpviz`."""

import sys

from scalpviz.cli import main

sys.exit(main())

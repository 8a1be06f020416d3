"""What goes wrong in words a user understands."""


class ScalpVizError(Exception):
    """Something the user can mend.

    The message is one sentence: what was wrong and what to do. The command line prints it on
    stderr and exits with 2; the window shows it in a box. It never carries a traceback.
    """

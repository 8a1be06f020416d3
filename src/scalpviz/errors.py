"""What goes wrong in words a user understands."""

from scalpviz.languages import Sentence


class ScalpVizError(Exception):
    """Something the user can mend.

    The message is one sentence: what was wrong and what to do. The command line prints it in English on
    stderr and exits with 2; the window shows it in its own language, in a box. It never carries a traceback.

    Parameters
    ----------
    template : str or Sentence
        The English sentence; `{name}` stands for a field.
    **fields : object
        What is put into it, as in `Sentence`; an error stands for its own sentence.

    Attributes
    ----------
    sentence : Sentence
        What `str` gives in English, to be said in any language: `say(error.sentence, "zh")`.
    """

    def __init__(self, template: str, /, **fields: object) -> None:
        self.sentence = Sentence(template, **{name: _told(value) for name, value in fields.items()})
        super().__init__(self.sentence)


def _told(value: object) -> object:
    return value.sentence if isinstance(value, ScalpVizError) else value

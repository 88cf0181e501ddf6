"""What a click on a line of words or counts asks for."""

from textual.message import Message


class Asked(Message):
    """Do that command of the registry's kind, ``module:function``, with what it is about."""

    def __init__(self, does: str, *about: object) -> None:
        self.does = does
        self.about = about
        super().__init__()

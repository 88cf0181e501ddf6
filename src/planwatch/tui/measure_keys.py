"""What keys do with measures alone; the registry adds those of every table."""

from functools import partial

from planwatch.tui.command import Command, Need
from planwatch.tui.dialog_keys import HERE

_here = partial(Command, group=HERE, footer=True)

READINGS = (
    _here("measure-read", ("n",), "measures:reading", "Reading", "write a reading; of the same day it corrects",
          needs=(Need.NOW, Need.WRITABLE, Need.ROW)),
    _here("measure-line", ("X",), "measures:line", "Line", "its readings drawn, with baseline and target",
          needs=(Need.ROW,)),
)  # fmt: skip
LINES = (
    _here("measure-next", ("right", "l", "tab", "down", "j"), "measures:turn", "Next", "the next measure", about=(1,)),
    _here("measure-previous", ("left", "h", "shift+tab", "up", "k"), "measures:turn", "Before", "the measure before",
          about=(-1,)),
)  # fmt: skip

"""The keys of a review's last page; ``registry`` has those of all screens."""

from functools import partial

from planwatch.tui.command import Command, Need
from planwatch.tui.dialog_keys import HERE

_here = partial(Command, group=HERE)
_WRITE = (Need.NOW, Need.WRITABLE)

PAGE = (
    _here("end-finish", ("enter",), "review:finish", "End review", "keep the page and end the review (asks)",
          footer=True, needs=_WRITE),
    _here("end-present", ("p",), "review:present", "Present", "who was present", footer=True, needs=_WRITE),
    _here("end-write", ("E",), "review:write", "Edit", "edit the page in your own editor (EDITOR)",
          footer=True, needs=_WRITE),
    _here("end-anew", ("r",), "review:anew", "Anew", "make the page anew from what was decided",
          footer=True, needs=_WRITE),
    _here("end-down", ("j", "down"), "review:scroll", "Down", "a line on", about=(1,)),
    _here("end-up", ("k", "up"), "review:scroll", "Up", "a line back", about=(-1,)),
    _here("end-page-down", ("pagedown", "space"), "review:scroll", "Page down", "a page on", about=(15,)),
    _here("end-page-up", ("pageup",), "review:scroll", "Page up", "a page back", about=(-15,)),
)  # fmt: skip

"""The line at the foot: the few keys that are wanted most, as they are bound now."""

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.strip import Strip
from textual.widget import Widget

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.text.visible import visible
from planwatch.service.session import Session
from planwatch.tui.bar import fitted, width_of
from planwatch.tui.command import Command
from planwatch.tui.look_keys import WITHOUT_ROWS


class KeyBar(Widget):
    """The screen's bindings that want to be shown; a click on one runs it.

    It stays as it is while something is edited: a line that changed with every focus would be drawn at every edit.
    """

    COMPONENT_CLASSES = {"key-bar--key"}
    DEFAULT_CSS = """
    KeyBar {
        height: 1; background: $surface; color: $foreground;
        & > .key-bar--key { color: $pw-mark; text-style: bold; }
    }
    """

    def _shown(self) -> list[tuple[Binding, str]]:
        """Each binding with its key as people read it, in the order of the screen."""
        shown: dict[str, tuple[Binding, str]] = {}
        for bindings in self.screen._bindings.key_to_bindings.values():
            for binding in bindings:
                wanted = binding.id in WITHOUT_ROWS if self.screen.has_class("-nothing") else binding.show
                if wanted and binding.action not in shown:
                    chosen = self.app._keymap.get(binding.id or "")  # pyright: ignore[reportPrivateUsage, reportUnknownMemberType]
                    live = binding.with_key(chosen.split(",")[0]) if chosen else binding
                    shown[binding.action] = (binding, self.app.get_key_display(live))  # pyright: ignore[reportUnknownMemberType]
        # Textual puts those of the class above first, wherever they stand among the keys of a screen made from it.
        keys: tuple[Command, ...] = getattr(self.screen, "KEYS", ())
        ids = WITHOUT_ROWS if self.screen.has_class("-nothing") else [command.id for command in keys]
        place = {name: at for at, name in enumerate(ids)}
        in_order = sorted(shown.values(), key=lambda one: place.get(one[0].id or "", len(place)))
        by_words = {(visible(key), binding.description): (binding, visible(key)) for binding, key in in_order}
        return [by_words[words] for words in fitted(list(by_words), self.size.width - len(self._past()))]

    def _past(self) -> str:
        """The mark of a screen that shows the plan as it was."""
        session = getattr(self.screen, "session", None)
        moment = session.as_of if isinstance(session, Session) else None
        return f" AS OF {day_in_full(moment.at)} " if moment is not None else ""

    def render_line(self, y: int) -> Strip:
        key_style = self.rich_style + self.get_component_rich_style("key-bar--key", partial=True)
        segments: list[Segment] = []
        if past := self._past():
            segments.append(Segment(past, self.rich_style + Style(reverse=True, bold=True)))
        for binding, key in self._shown():
            segments += [Segment(f" {key} ", key_style), Segment(f"{binding.description} ", self.rich_style)]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    async def on_click(self, event: events.Click) -> None:
        x = len(self._past())
        for binding, key in self._shown():
            x += width_of(key, binding.description)
            if event.x < x:
                await self.screen.run_action(binding.action)
                return

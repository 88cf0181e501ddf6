"""The list over a throw-away copy of the samples, which stands over one's own list: leaving it goes back there."""

from planwatch.model.actions.views import VIEWS, View
from planwatch.service.files.samples import Samples
from planwatch.settings import Settings
from planwatch.tui import registry
from planwatch.tui.screens.triage.screen import TriageScreen
from planwatch.tui.table.worklist import Worklist


class AsideScreen(TriageScreen):
    """The copy is thrown away when the screen is left."""

    KEYS = registry.ASIDE

    def __init__(self, samples: Samples, settings: Settings, welcome: str, view: View = VIEWS[0]) -> None:
        super().__init__(Worklist(samples.session, settings, view), welcome)
        self._samples = samples

    def on_unmount(self) -> None:
        self._samples.throw_away()

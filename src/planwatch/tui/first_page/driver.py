"""Textual's driver on a terminal that shows the first page already."""

from textual.drivers.linux_driver import LinuxDriver

from planwatch.tui.first_page.show import ENTER, FirstPage


def driver_for(page: FirstPage) -> type[LinuxDriver]:
    """A driver that takes the terminal over with the page on it, and leaves it as it was before the page."""

    class TakesOver(LinuxDriver):
        def start_application_mode(self) -> None:
            # When it comes back from being suspended it enters as it always does.
            super().start_application_mode()
            if not page.is_taken:
                page.is_taken = True
                self.attrs_before = page.attrs

        def write(self, data: str) -> None:
            # To enter again would empty the screen.
            if data != ENTER or page.is_taken:
                super().write(data)

    return TakesOver

"""Text by templates that come with planwatch or from the user's config folder."""

from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from planwatch import paths
from planwatch.errors import PlanwatchError
from planwatch.model.text.markdown import escaped, inline
from planwatch.model.text.visible import visible_lines
from planwatch.report.document import (
    ActionEntry,
    Bar,
    Block,
    Cell,
    Chart,
    Chip,
    Document,
    Drawing,
    Entries,
    Facts,
    Items,
    Section,
    Side,
    Table,
    Words,
)
from planwatch.report.render.picture import Dot, DrawnLine, drawn, drawn_line
from planwatch.report.rows import Step

BUNDLED = Path(__file__).resolve().parent / "templates"


def rendered(name: str, **values: Any) -> str:
    """The template of that name, the user's own where there is one, filled in. Raises PlanwatchError where it fails."""
    environment = _environment(Path(name).suffix, paths.templates_folder())
    try:
        return environment.get_template(name).render(values)
    except TemplateError as error:
        place = f"{getattr(error, 'filename', None) or name}, line {getattr(error, 'lineno', None) or '?'}"
        raise PlanwatchError(f"{place}: {error.message or error}", _HINT) from None
    except UnicodeDecodeError:
        raise PlanwatchError(f"{name} of your templates is not UTF-8", "save it as UTF-8") from None
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError) as error:
        raise PlanwatchError(f"the template {name} failed: {error}", _HINT) from None


_HINT = "correct the template in your config folder, or take it away: then the one that comes with planwatch is used"


class _Sandbox(SandboxedEnvironment):
    """The parts of a report hold nothing but what is to be told, so they need not be looked at one by one."""

    # As Jinja has them, but for the types that it leaves out.
    globals: MutableMapping[str, Any]
    filters: dict[str, Any]
    tests: dict[str, Any]

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) in _PARTS and not attribute.startswith("_"):
            return getattr(obj, attribute) if hasattr(obj, attribute) else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


_PARTS = frozenset(
    (
        ActionEntry, Bar, Cell, Chart, Chip, Document, Dot, Drawing, DrawnLine, Entries, Facts, Items, Section, Side,
        Table, Words,
    )
)  # fmt: skip


class _Lines(tuple[tuple[Cell, ...], ...]):  # noqa: SLOT001  a tuple cannot have slots
    """The lines of a table that tell when they are reached."""

    tell: Callable[[], object]

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        for line in super().__iter__():
            self.tell()
            yield line


def watched(document: Document, step: Step) -> Document:
    """The same report, whose tables tell how far somebody has read."""
    done, total = count(1), sum(len(block.rows) for block in _tables(document))

    def told(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        lines = _Lines(block.rows)
        lines.tell = lambda: step(next(done), total)
        return replace(block, rows=lines)

    def part(section: Section) -> Section:
        return replace(section, blocks=tuple(map(told, section.blocks)))

    return replace(
        document, sides=tuple(replace(side, sections=tuple(map(part, side.sections))) for side in document.sides)
    )


def _tables(document: Document) -> Iterator[Table]:
    blocks = (block for side in document.sides for section in side.sections for block in section.blocks)
    return (block for block in blocks if isinstance(block, Table))


@cache
def _environment(suffix: str, own: Path) -> Environment:
    """A sandbox whose every printed value is made harmless, also in templates that somebody else wrote.

    With ``finalize`` before autoescape, text that was made safe for Markdown or plain text is left alone by the latter.
    """
    environment = _Sandbox(
        loader=ChoiceLoader([FileSystemLoader(own), FileSystemLoader(BUNDLED)]),
        autoescape=True,
        finalize=_FINALIZE[suffix],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["drawn"] = drawn
    environment.globals["drawn_line"] = drawn_line
    environment.filters["inline"] = _inline
    environment.tests["block"] = _is_block
    return environment


def _is_block(block: Block, kind: str) -> bool:
    return type(block).__name__.casefold() == kind


def _inline(value: Any) -> Markup:
    return Markup(inline(str(value)))  # noqa: S704  made harmless just there


def _safe(make: Callable[[str], str]) -> Callable[[Any], Any]:
    def finalize(value: Any) -> Any:
        return value if isinstance(value, Markup) else Markup(make(str(value)))  # noqa: S704  ``make`` makes it harmless

    return finalize


def _in_html(value: Any) -> Any:
    return value if isinstance(value, Markup) else visible_lines(str(value))


_FINALIZE: dict[str, Callable[[Any], Any]] = {
    ".html": _in_html,
    ".md": _safe(escaped),
    ".txt": _safe(visible_lines),
}

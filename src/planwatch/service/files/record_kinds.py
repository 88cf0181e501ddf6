"""Leads, themes and forums as sheets that go out and come back: what is worked out of the plan is not in them."""

from typing import Any

from planwatch.model.values import replace
from planwatch.service.meetings.kinds.forums import FORUMS
from planwatch.service.plan.kind import Kind
from planwatch.service.plan.leads import LEADS
from planwatch.service.plan.themes import THEMES

RECORDS: dict[str, Kind[Any]] = {kind.name: replace(kind, columns=()) for kind in (LEADS, THEMES, FORUMS)}

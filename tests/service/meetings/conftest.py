"""A board that meets."""

from datetime import date

import pytest

from planwatch.service.meetings import forums, meetings
from planwatch.service.session import Session

HELD = date(2015, 10, 8)


@pytest.fixture
def board(ann: Session) -> Session:
    """A board that met on 8 Oct 2015 and meets every six weeks."""
    day = ann.one_plan()
    forums.add_forum(
        ann, day, {"name": "Board", "chair": "DCS", "cadence": "every six weeks on Thursday from 8 Oct 2015"}
    )
    meetings.hold(ann, day, "Board", HELD, present="Chair; DCS")
    return ann

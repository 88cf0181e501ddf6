"""Changes that belong together over many steps: each is made at once, and all can be taken back as one."""

from planwatch.model.values import as_dict, replace
from planwatch.service.session import Session
from planwatch.storage.writing.batch import NEW_GROUP, Signature


class GroupSession(Session, frozen=True):
    """A session every change of which belongs to one group, the number of its first change."""

    group: int = NEW_GROUP

    def sign(self, what: str, why: str = "", kind: str = "edit", undoes: int | None = None) -> Signature:
        """The signature of a change made now, as one of the group."""
        return replace(super().sign(what, why, kind, undoes), group=self.group)


def group_of(session: Session) -> int | None:
    """The group that the session's changes belong to; None where each stands for itself."""
    return session.group if isinstance(session, GroupSession) else None


def grouped(session: Session, group: int) -> GroupSession:
    """The same person at the same file, whose changes belong to that group."""
    held = as_dict(session)
    held["group"] = group
    return GroupSession(**held)

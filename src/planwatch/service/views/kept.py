"""Saving a view, changing it and taking it out, whoever's it is."""

from collections.abc import Mapping

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.keys import flat
from planwatch.model.plan.kinds import Base, Grouping
from planwatch.model.plan.view import FIELDS, SavedView
from planwatch.model.text.names import plain
from planwatch.model.values import replace
from planwatch.service.plan.part_edit import add_part, remove_part, set_part
from planwatch.service.plan.part_read import find_part
from planwatch.service.session import Session, checked_text
from planwatch.service.typed.choices import choice_or_none, chosen, known_field
from planwatch.service.views.checked import checked_key, checked_name, checked_words
from planwatch.service.views.mine import Views, change_mine, read_mine
from planwatch.service.views.own import OwnView, find_own, own_views
from planwatch.service.views.views import VIEWS

_FIELD = {field.name: field for field in FIELDS}


def add_mine(name: str, typed: Mapping[str, str]) -> str:
    """Add a view of the user alone; its name. Raises PlanwatchError."""
    view = _typed(SavedView(name=name), {"name": name, **typed}, read_mine().views, None)
    change_mine(lambda views: (*views, view))
    return view.name


def set_mine(name: str, typed: Mapping[str, str]) -> str:
    """Set fields of one to what was typed; its name now. Raises PlanwatchError."""
    before = _found(name)

    def changed(views: Views) -> Views:
        return tuple(_typed(view, typed, views, view) if view.name == before else view for view in views)

    change_mine(changed)
    return typed.get("name", before).strip()


def remove_mine(name: str) -> str:
    """Take one out; its name. Raises PlanwatchError."""
    gone = _found(name)
    change_mine(lambda views: tuple(view for view in views if view.name != gone))
    return gone


def _found(name: str) -> str:
    views = [OwnView("", view.name, view.name, view.name, "", saved=view) for view in read_mine().views]
    return find_own(views, name).name


def _typed(view: SavedView, typed: Mapping[str, str], views: Views, before: SavedView | None) -> SavedView:
    """That view as it was typed; raises PlanwatchError."""
    others = [one for one in views if one != before]
    held: dict[str, object] = {}
    for field, text in typed.items():
        name = known_field("a view", field, tuple(_FIELD))
        clean = " ".join(checked_text(text).split())
        if not clean.isprintable():
            raise PlanwatchError(f"the {name} holds a sign that cannot be seen", "type it anew")
        match name:
            case "name":
                if not clean:
                    raise PlanwatchError("a view needs a name", "type one")
                if plain(clean) in [plain(one.name) for one in others]:
                    raise PlanwatchError(f"there is a view {clean} already", "give another name, or change that one")
                held[name] = checked_name(clean)
            case "key":
                held[name] = checked_key(clean, [(one.name, one.key) for one in others])
            case "base":
                held[name] = Base(chosen(clean, tuple(Base)))
            case "grouped_by":
                by = choice_or_none(_FIELD[name], clean)
                held[name] = Grouping(by) if by else None
            case _:
                held[name] = checked_words(name, clean)
    return replace(view, **held)


def save(session: Session, view: SavedView, of: PlanDay | None) -> None:
    """Keep a view under its name: in that plan, or as the user's alone; over the one of that name, if there is one.

    Raises PlanwatchError.
    """
    typed = {name: str(value or "") for name, value in flat(view).items()}
    every = own_views(session, session.plan_days()).views
    known = [one for one in every if one.plan == (of.id if of is not None else None)]
    same = next((one for one in known if plain(one.name) == plain(view.name)), None)
    check_key(session, view.key, same)
    if same is not None:
        change(session, same, typed)
    elif of is None:
        add_mine(view.name, typed)
    else:
        add_part(session, VIEWS, of, typed)


def check_key(session: Session, key: str, view: OwnView | None) -> None:
    """Raise PlanwatchError where another view than that one, shared or not, is opened by the key."""
    word = view.word if view is not None else ""
    others = (one for one in own_views(session, session.plan_days()).views if one.word != word)
    checked_key(key, [(one.name, one.saved.key) for one in others])


def change(session: Session, view: OwnView, typed: Mapping[str, str]) -> None:
    """Set fields of one to what was typed. Raises PlanwatchError."""
    held = flat(view.saved)
    typed = {name: text for name, text in typed.items() if text != str(held[name] or "")}
    if not typed:
        return
    if view.of is None:
        set_mine(view.name, typed)
    else:
        set_part(session, VIEWS, find_part(session, VIEWS, view.word), typed)


def remove(session: Session, view: OwnView) -> None:
    """Take one out. Raises PlanwatchError."""
    if view.of is None:
        remove_mine(view.name)
    else:
        remove_part(session, VIEWS, find_part(session, VIEWS, view.word))

"""Finding the one that is meant by what somebody typed of its name: one rule, and one way to say that there is none."""

from collections.abc import Iterable, Mapping, Sequence

from planwatch.errors import NeedsYes, PlanwatchError

_TYPED = 60
"""Characters of a typed text that are compared: it can be of any length, and difflib takes the square of it."""
_MOST = 12
"""Names told in a hint."""


_UNMARKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take apart into a letter and a mark."""


def folded(text: str) -> str:
    """A text as it is searched: capitals, accents and how these are composed do not matter."""
    low = text.casefold()
    if low.isascii():
        return low
    import unicodedata  # few texts need it

    # Marks go first: putting very many on one letter in order, as taking letters apart does, takes the square of them.
    bare = "".join(character for character in low if not unicodedata.combining(character))
    apart = unicodedata.normalize("NFKD", bare)
    plain = "".join(character for character in apart if not unicodedata.combining(character))
    return plain.translate(_UNMARKED).casefold()


def plain(name: str) -> str:
    """A name as it is compared with others: capitals, accents and blanks do not matter."""
    return folded(" ".join(name.split()))


Add = bool | frozenset[str]
"""Whether names that a plan does not have are added to it: all, none, or those that ``Unknown.what`` tells."""


class Unknown(NeedsYes):
    """There is none of that name, and it can be added. ``kind`` is what it would be, such as ``lead``."""

    def __init__(self, kind: str, name: str, known: Sequence[str]) -> None:
        message, hint = _none(kind, name, known)
        near = f" ({hint})" if hint.startswith("did") else ""
        question = f"{message}{near}.\n\nAdd the {kind} '{name}'?"
        super().__init__(message, hint, question=question, what=_added(kind, name))
        self.kind = kind
        self.name = name


def _added(kind: str, name: str) -> str:
    return f"{kind} {plain(name)}"


def may_add(add: Add, kind: str, name: str) -> bool:
    """Whether a part of that kind and name may be added to the plan."""
    return add if isinstance(add, bool) else _added(kind, name) in add


def named(kind: str, typed: str, names: Sequence[str], labels: Mapping[str, str] | None = None) -> str:
    """The one of these names that is meant, by the rule of ``place_of``; ``labels`` by name.

    Raises PlanwatchError where none is, with the nearest, or where several are, with all of them.
    """
    found = place_of(kind, typed, names, [(labels or {}).get(name, "") for name in names])
    if found is None:
        raise none_such(kind, typed, names)
    return names[found]


def place_of(kind: str, typed: str, names: Sequence[str], labels: Sequence[str] = ()) -> int | None:
    """The place of the one that is meant, None where none is; raises PlanwatchError where several are.

    A name written so counts first, then in other capitals, then a label or its last word (``3`` for ``Theme 3``), then
    what a name begins with, then any part of it.
    """
    found = called(typed, names, labels) or _holding(typed, names)
    if len(found) > 1:
        raise PlanwatchError(
            f"'{typed}' may be several {_many(kind)}", f"say which: {_listed(names[at] for at in found)}"
        )
    return found[0] if found else None


def called(typed: str, names: Sequence[str], labels: Sequence[str] = ()) -> list[int]:
    """The places of those whose whole name or label was typed; of those written just so where there are any."""
    wanted = plain(typed)
    return (
        [at for at, name in enumerate(names) if name == typed]
        or [at for at, name in enumerate(names) if plain(name) == wanted]
        or [at for at, label in enumerate(map(plain, labels)) if label and wanted in (label, label.split(" ")[-1])]
    )


def _holding(typed: str, names: Sequence[str]) -> list[int]:
    wanted = plain(typed)
    if not wanted:
        return []
    begun = [at for at, name in enumerate(names) if plain(name).startswith(wanted)]
    return begun or [at for at, name in enumerate(names) if wanted in plain(name)]


def none_such(kind: str, typed: str, names: Sequence[str]) -> PlanwatchError:
    """What says that there is none of that name, and which is the nearest."""
    return PlanwatchError(*_none(kind, typed, names))


def _none(kind: str, typed: str, names: Sequence[str]) -> tuple[str, str]:
    """Message and hint where none is meant."""
    near = nearest(typed, names, 0.5)
    hint = f"did you mean '{near}'?" if near else f"{_many(kind)} of this plan: {_listed(names) or 'none'}"
    return f"there is no {kind} '{typed}'", hint


def _many(kind: str) -> str:
    return kind if kind == "evidence" else f"{kind}s"


def _listed(names: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(names))
    more = f" and {len(distinct) - _MOST} more" if len(distinct) > _MOST else ""
    return ", ".join(distinct[:_MOST]) + more


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """The known word that looks most like this one, empty where none does."""
    return next(iter(near(word, known, 1, likeness)), "")


def near(word: str, known: Iterable[str], most: int, likeness: float = 0.6) -> list[str]:
    """The known words that look like this one, the likest first."""
    import difflib  # only what goes wrong needs it

    alike: dict[str, list[str]] = {}
    for name in known:
        alike.setdefault(plain(name), []).append(name)
    found = difflib.get_close_matches(plain(word)[:_TYPED], alike, most, likeness)
    return [name for each in found for name in alike[each]][:most]

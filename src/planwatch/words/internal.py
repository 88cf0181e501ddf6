"""How many items are marked internal, and that a public forum is not given them."""

from planwatch.words.numbers import number_of


def marked_on_paper(number: int, *, public: bool) -> str:
    """``3 items marked internal were left out`` of a public forum's paper, else ``contains 3 …``; empty: none is."""
    items = f"{number_of(number, 'item')} marked internal"
    if public:
        return f"{items} {'was' if number == 1 else 'were'} left out" if number else "nothing was left out as internal"
    return f"contains {items}: not for the public" if number else ""


def marked_on_screen(number: int, *, public: bool) -> str:
    """``3 internal items are marked; the papers of this forum leave them out``; empty where there is none."""
    if not number:
        return ""
    left_out = f"; the papers of this forum leave {'it' if number == 1 else 'them'} out" if public else ""
    return f"{number_of(number, 'internal item')} {'is' if number == 1 else 'are'} marked{left_out}"

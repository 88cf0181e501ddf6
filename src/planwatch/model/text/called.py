"""What a plan calls its recommendations: findings, must-dos, areas for improvement."""


def called(label: str, number: int = 1) -> str:
    """The plan's own word, else ``recommendation``; of any other number than one the plural: ``areas for review``."""
    one = " ".join(label.split()) or "recommendation"
    if number == 1:
        return one
    word, gap, rest = one.partition(" ")
    if rest.partition(" ")[0].casefold() not in ("for", "of", "to"):
        word, gap, rest = one, "", ""
    ending = "ies" if word[-1:] == "y" and word[-2:-1] not in "aeiou" else f"{word[-1:]}s"
    return f"{word[:-1]}{ending}{gap}{rest}"


def counted_as(label: str, number: int) -> str:
    """``1 finding``, ``17 findings``."""
    return f"{number} {called(label, number)}"

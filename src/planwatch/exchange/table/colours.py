"""What colour a person would call the filling of a cell."""

from colorsys import hls_to_rgb, rgb_to_hls

_HUES = ((19, "red"), (68, "amber"), (170, "green"), (255, "blue"), (330, ""), (360, "red"))
"""Up to which hue, in degrees, Office's palettes have a colour."""
_LEAST_SATURATION = 0.25
_DARKEST, _LIGHTEST = 0.1, 0.97
_NAMED = {
    "red": "ff0000", "amber": "ffbf00", "orange": "ffa500", "yellow": "ffff00", "gold": "ffd700", "green": "008000",
    "lime": "00ff00", "limegreen": "32cd32", "lightgreen": "90ee90", "palegreen": "98fb98", "darkgreen": "006400",
    "blue": "0000ff", "lightblue": "add8e6", "skyblue": "87ceeb", "navy": "000080", "tomato": "ff6347",
    "crimson": "dc143c", "darkred": "8b0000", "salmon": "fa8072", "pink": "ffc0cb", "khaki": "f0e68c",
}  # fmt: skip


def colour_of(written: str, tint: float = 0) -> str:
    """``red``, ``amber``, ``green`` or ``blue`` for a colour written ``FFC7CE``, ``#fc0`` or ``Tomato``; else empty.

    A ``tint`` makes it lighter (up to 1) or darker (down to -1), as Office does.
    """
    digits = _digits(written.strip().casefold())
    if digits is None:
        return ""
    try:
        red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return ""
    hue, lightness, saturation = rgb_to_hls(red, green, blue)
    if tint:
        lightness = lightness * (1 + tint) if tint < 0 else lightness * (1 - tint) + tint
        hue, lightness, saturation = rgb_to_hls(*hls_to_rgb(hue, min(max(lightness, 0), 1), saturation))
    if saturation < _LEAST_SATURATION or not _DARKEST <= lightness <= _LIGHTEST:
        return ""
    return next(name for most, name in _HUES if hue * 360 <= most)


def _digits(written: str) -> str | None:
    if written in _NAMED:
        return _NAMED[written]
    if written.startswith("rgb"):
        parts = written.partition("(")[2].rstrip(")").replace(",", " ").split()[:3]
        return "".join(f"{min(int(part), 255):02x}" for part in parts) if _are_bytes(parts) else None
    digits = written.removeprefix("#")
    if len(digits) == 3:
        return "".join(digit * 2 for digit in digits)
    if len(digits) == 8:  # how opaque it is stands first
        return digits[2:]
    return digits if len(digits) == 6 else None


def _are_bytes(parts: list[str]) -> bool:
    return len(parts) == 3 and all(part.isdecimal() and part.isascii() and len(part) < 4 for part in parts)

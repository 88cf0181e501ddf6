"""Sums of money, kept as pence."""


def pounds(pence: int) -> str:
    """``£21,600`` or ``£21,600.50``; below nothing ``-£500``."""
    whole, rest = divmod(abs(pence), 100)
    return f"{'-' * (pence < 0)}£{whole:,}" + (f".{rest:02}" if rest else "")


def in_pounds(pence: int) -> str:
    """Money as programs read it: ``21600.50``."""
    whole, rest = divmod(abs(pence), 100)
    return f"{'-' * (pence < 0)}{whole}.{rest:02}"

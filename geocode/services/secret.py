"""A key that does not show itself."""


class Secret:
    """Words that are sent to a service and told to nobody else: not by ``repr``, ``str``, a format or a dataclass.

    Parameters
    ----------
    value : str
        The key; empty for none.

    Examples
    --------
    >>> key = Secret("abc")
    >>> f"{key} {key!r}", bool(key), bool(Secret(""))
    ("Secret('…') Secret('…')", True, False)
    """

    __slots__ = ("_value",)

    def __init__(self, value: str = "") -> None:
        self._value = value

    def reveal(self) -> str:
        """Give the key, to be sent and not kept."""
        return self._value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __repr__(self) -> str:
        return f"Secret('{'…' if self._value else ''}')"

    def __reduce__(self) -> str:
        raise TypeError("a secret is not written down")

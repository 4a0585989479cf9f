"""Frozen values that are made quickly: the stream makes millions of them."""

from dataclasses import MISSING, fields
from typing import Any, TypeVar

T = TypeVar("T")


def quick(cls: type[T]) -> type[T]:
    """Gives a frozen dataclass with slots a constructor that takes a third of the time.

    The generated one sets each field by ``object.__setattr__``, past the class's own that forbids it. Here the value is
    made while it is of a twin of the class, with the same slots and not frozen, where a field is simply set; what is
    handed out is as frozen as before. A default factory is called once, so it gives a constant. Not for base classes.
    """
    twin = type(cls.__name__, (), {"__slots__": cls.__slots__})  # type: ignore[attr-defined]
    names: dict[str, Any] = {"_twin": twin, "_frozen": cls, "_become": object.__dict__["__class__"].__set__}
    parameters, lines = [], []
    for field in fields(cls):  # type: ignore[arg-type]
        default = field.default if field.default_factory is MISSING else field.default_factory()
        parameters.append(field.name if default is MISSING else f"{field.name}=_default_{field.name}")
        lines.append(f"    self.{field.name} = {field.name}")
        names[f"_default_{field.name}"] = default
    begin, end = "    _become(self, _twin)", "    self.__class__ = _frozen"
    exec("\n".join([f"def __init__(self, {', '.join(parameters)}):", begin, *lines, end]), names)  # noqa: S102  as dataclasses do
    constructor = names["__init__"]
    constructor.__qualname__, constructor.__doc__ = f"{cls.__qualname__}.__init__", cls.__init__.__doc__
    constructor.__annotations__ = cls.__init__.__annotations__
    cls.__init__ = constructor  # type: ignore[method-assign]
    return cls

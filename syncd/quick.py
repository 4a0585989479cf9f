"""Frozen values that are made quickly: the stream makes millions of them."""

from dataclasses import MISSING, fields
from typing import Any, TypeVar

T = TypeVar("T")


def quick(cls: type[T]) -> type[T]:
    """Gives a frozen dataclass with slots a constructor that takes half the time.

    The generated one sets each field by ``object.__setattr__``, by its name; this one by the slot's own setter.
    Everything else stays: the class is as frozen as before. A default factory is called once, so it gives a constant.
    """
    names: dict[str, Any] = {}
    parameters, lines = [], []
    for field in fields(cls):  # type: ignore[arg-type]
        default = field.default if field.default_factory is MISSING else field.default_factory()
        parameters.append(field.name if default is MISSING else f"{field.name}=_default_{field.name}")
        lines.append(f"    _set_{field.name}(self, {field.name})")
        names |= {f"_default_{field.name}": default, f"_set_{field.name}": cls.__dict__[field.name].__set__}
    exec("\n".join([f"def __init__(self, {', '.join(parameters)}):", *lines]), names)  # noqa: S102  as dataclasses do
    constructor = names["__init__"]
    constructor.__qualname__, constructor.__doc__ = f"{cls.__qualname__}.__init__", cls.__init__.__doc__
    constructor.__annotations__ = cls.__init__.__annotations__
    cls.__init__ = constructor  # type: ignore[method-assign]
    return cls

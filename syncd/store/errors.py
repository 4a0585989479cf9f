"""How the store fails, by who must act."""


class StoreError(Exception):
    """The store cannot be used as it is; the text says what to do. It never holds a password or people's words."""


class StoreTooNew(StoreError):
    """A newer syncd wrote this store."""


class StoreBusy(StoreError):
    """Another process has what was asked for: the instance, or the right to write, for longer than we wait."""


class StoreUnavailable(StoreError):
    """The database does not answer, or its disk is full: nothing was written, and it can be tried again."""

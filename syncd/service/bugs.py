"""What may be said of a bug: its kind and place, never its message, which may hold people's words or a secret."""


def where(bug: BaseException) -> str:
    """``KeyError at /opt/syncd/mappings/slack.py:42``."""
    trace = bug.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    at = f" at {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
    return f"{type(bug).__name__}{at}"

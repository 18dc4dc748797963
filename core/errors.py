"""The one exception that is meant for people."""


class DotoriError(Exception):
    """Something a person can understand and act on.

    The message is one sentence: what went wrong, with which file, and what to do. Front ends print it as it is and
    never show a traceback for it.
    """

"""Log lines that cannot tell what somebody wrote or which secret link they used.

Addresses carry tokens and query strings, and the text of an exception may quote a form field. So
a failure is logged as the pattern of its address, the exception's type and the lines it passed.
"""

import logging
import traceback


class QuietFormatter(logging.Formatter):
    """`time level logger: what happened`, free of addresses, form data and exception texts."""

    def __init__(self):
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """One line, and under it the exception's type and the places it came through."""
        line = self.formatMessage(_stamped(self, record, _what(record)))
        return "\n".join([line, *_places(record.exc_info)])


def _stamped(formatter: logging.Formatter, record, message: str) -> logging.LogRecord:
    quiet = logging.makeLogRecord(record.__dict__)
    quiet.message, quiet.asctime = message, formatter.formatTime(record)
    return quiet


def _what(record: logging.LogRecord) -> str:
    request = getattr(record, "request", None)
    if request is not None:
        match = getattr(request, "resolver_match", None)
        where = match.route if match else "an unknown address"
        status = getattr(record, "status_code", "")
        return f"{status} {getattr(request, 'method', '')} {where}".strip()
    # With an exception the arguments may be an address (gunicorn's are); the template is not.
    return str(record.msg) if record.exc_info else record.getMessage()


def _places(exc_info) -> list[str]:
    if not exc_info or not exc_info[0]:
        return []
    frames = traceback.extract_tb(exc_info[2])
    places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    return [f"  {exc_info[0].__name__}", *places]

"""What gunicorn calls in each process that serves, once it is ready."""


def post_worker_init(worker) -> None:
    """Begin what is done by itself every day."""
    from django.conf import settings

    from ldn_tracker.server import daily  # not before the settings are read

    daily.begin()
    if settings.PUSH:
        from ldn_tracker.push import sender  # its packages are only there where it is on

        sender.begin()

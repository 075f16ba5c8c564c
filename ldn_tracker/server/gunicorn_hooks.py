"""What gunicorn calls in each process that serves, once it is ready."""


def post_worker_init(worker) -> None:
    """Begin what is done by itself every day."""
    from ldn_tracker.server import daily  # not before the settings are read

    daily.begin()

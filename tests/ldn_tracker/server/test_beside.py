"""What is too long for a request: one task at a time, and an error is told."""

from threading import current_thread

from ldn_tracker.server import beside


def test_however_much_is_begun_one_thread_does_it():
    threads = []
    for _ in range(5):
        beside.begin(lambda: threads.append(current_thread().name), failed=threads.clear)
    beside.THREAD.submit(lambda: None).result()
    assert threads == ["beside_0"] * 5


def test_what_goes_wrong_is_told_and_the_next_one_done():
    told = []
    beside.begin(lambda: 1 / 0, failed=lambda: told.append("failed"))
    beside.begin(lambda: told.append("done"), failed=told.clear)
    beside.THREAD.submit(lambda: None).result()
    assert told == ["failed", "done"]

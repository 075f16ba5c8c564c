"""Nobody fills the disk: what is too large is refused unread, and nothing becomes a file."""

from io import BytesIO
from unittest.mock import patch

import pytest
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.test import Client

from ldn_tracker.server.middleware import LARGEST_REQUEST
from ldn_tracker.transfer.forms import LARGEST, MEGABYTE


@pytest.fixture
def taken(monkeypatch) -> list[int]:
    """How many bytes of uploads are taken in, chunk by chunk."""
    sizes = []
    receive = MemoryFileUploadHandler.receive_data_chunk

    def counted(self, raw_data, start):
        sizes.append(len(raw_data))
        return receive(self, raw_data, start)

    monkeypatch.setattr(MemoryFileUploadHandler, "receive_data_chunk", counted)
    return sizes


def upload(client, size):
    file = BytesIO(b" " * size)
    file.name = "diary.json"
    return client.post("/data/preview/", {"file": file})


@pytest.mark.django_db
def test_nothing_of_a_strangers_large_upload_is_taken_in(taken):
    answer = upload(Client(), LARGEST_REQUEST)
    assert (answer.status_code, taken) == (413, [])


def test_somebody_signed_in_reads_why(alice, client_of, taken):
    answer = upload(client_of(alice), LARGEST_REQUEST)
    assert (answer.status_code, taken) == (413, [])
    assert "It’s larger than 20 MB, so none of it was imported." in answer.content.decode()


def test_a_file_a_little_too_large_is_refused_beside_its_field(alice, client_of):
    answer = upload(client_of(alice), LARGEST_REQUEST - 10_000)
    assert answer.status_code == 422
    assert "This file is larger than 20 MB." in answer.content.decode()


def test_there_is_room_for_the_largest_file_and_what_is_said_around_it():
    assert LARGEST_REQUEST == LARGEST + MEGABYTE


def test_an_upload_becomes_no_file_that_a_killed_process_could_leave(alice, client_of, taken):
    content = b" " * (LARGEST - 10_000)
    with patch("tempfile.NamedTemporaryFile", side_effect=AssertionError("a file was made")):
        answer = upload(client_of(alice), len(content))
    assert (answer.status_code, sum(taken)) == (422, len(content))

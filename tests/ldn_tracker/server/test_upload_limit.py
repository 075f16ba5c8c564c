"""Nobody fills the disk: what is too large is refused before a byte of it is written."""

from io import BytesIO

import pytest
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client

from ldn_tracker.server.middleware import LARGEST_REQUEST


@pytest.fixture
def written(monkeypatch) -> list[int]:
    """How many bytes of uploads reach a file, chunk by chunk."""
    sizes = []
    receive = TemporaryFileUploadHandler.receive_data_chunk

    def counted(self, raw_data, start):
        sizes.append(len(raw_data))
        return receive(self, raw_data, start)

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", counted)
    return sizes


def upload(client, size):
    file = BytesIO(b" " * size)
    file.name = "diary.json"
    return client.post("/data/preview/", {"file": file})


@pytest.mark.django_db
def test_nothing_of_a_strangers_large_upload_reaches_the_disk(written):
    answer = upload(Client(), LARGEST_REQUEST)
    assert (answer.status_code, written) == (413, [])


def test_somebody_signed_in_reads_why(alice, client_of, written):
    answer = upload(client_of(alice), LARGEST_REQUEST)
    assert (answer.status_code, written) == (413, [])
    assert "It is larger than 5 MB, so nothing of it was taken." in answer.content.decode()


def test_a_file_a_little_too_large_is_refused_beside_its_field(alice, client_of):
    answer = upload(client_of(alice), LARGEST_REQUEST - 10_000)
    assert answer.status_code == 422
    assert "This file is larger than 5 MB." in answer.content.decode()

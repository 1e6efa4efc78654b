import io
import json
from contextlib import contextmanager

import pytest
from django.utils.module_loading import import_string

from files import sandbox
from files.inspection import inspect
from files.rejections import RejectedFile


@pytest.fixture
def same_process(monkeypatch):
    """Jobs run here instead of in a child: quicker, and an unforeseen error fails the test."""

    @contextmanager
    def run(job, source, *, memory_mb=None, seconds=None, **options):
        source.seek(0)
        product = io.BytesIO()
        function = import_string(f"files.readers.{job}")
        facts = json.loads(json.dumps(function(source, product, **options)))
        product.seek(0)
        yield facts, product

    monkeypatch.setattr(sandbox, "run", run)


@pytest.fixture
def look(same_process):
    """Inspect bytes: look(content) or look(content, name)."""

    def look(content, name="ไฟล์.bin"):
        return inspect(io.BytesIO(content), name)

    return look


@pytest.fixture
def refusal(look):
    """The code with which bytes are refused, or None."""

    def refusal(content, name="ไฟล์.bin"):
        try:
            look(content, name)
        except RejectedFile as error:
            return error.code
        return None

    return refusal

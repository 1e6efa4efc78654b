import io

import pytest

from files import sandbox
from files.inspection import inspect
from files.rejections import RejectedFile
from support.sandbox import run_here


@pytest.fixture
def same_process(monkeypatch):
    """Jobs run here instead of in a child: quicker, and an unforeseen error fails the test."""

    monkeypatch.setattr(sandbox, "run", run_here)


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

"""The demo touches no folder that is not its own."""

import pytest

from config.demo import folder


@pytest.fixture
def data(monkeypatch, tmp_path):
    data = tmp_path / "data"
    monkeypatch.setattr(folder, "DATA_DIR", data)
    monkeypatch.setattr(folder, "MARKER", data / ".bring-our-siblings-back-demo")
    return data


def test_prepare_makes_the_folder_and_marks_it(data):
    folder.prepare(reset=False)
    assert [path.name for path in data.iterdir()] == [".bring-our-siblings-back-demo"]


def test_prepare_again_keeps_everything(data):
    folder.prepare(reset=False)
    (data / "db.sqlite3").write_text("rows")
    folder.prepare(reset=False)
    assert (data / "db.sqlite3").read_text() == "rows"


def test_prepare_with_reset_empties_what_bears_the_mark(data):
    folder.prepare(reset=False)
    (data / "db.sqlite3").write_text("rows")
    (data / "media").mkdir()
    (data / "media" / "photo.jpg").write_text("photo")
    folder.prepare(reset=True)
    assert [path.name for path in data.iterdir()] == [".bring-our-siblings-back-demo"]


@pytest.mark.parametrize("reset", [True, False])
def test_prepare_refuses_a_folder_of_someone_elses(data, reset):
    data.mkdir()
    (data / "thesis.docx").write_text("years of work")
    with pytest.raises(folder.ForeignFolder):
        folder.prepare(reset=reset)
    assert [path.name for path in data.iterdir()] == ["thesis.docx"]


def test_prepare_takes_a_folder_that_holds_only_the_key_of_the_settings(data):
    data.mkdir()
    (data / "secret_key").write_text("key")
    folder.prepare(reset=False)
    assert (data / "secret_key").read_text() == "key"

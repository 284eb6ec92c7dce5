from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.config import Config, config_file, load_config
from riwaya.errors import ConfigError


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and no settings of the person who runs the tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    for name in ("CONFIG", *(field.upper() for field in Config.model_fields)):
        monkeypatch.delenv(f"RIWAYA_{name}", raising=False)
    return tmp_path


def test_without_anything_the_library_is_a_file_here() -> None:
    assert config_file() is None
    assert load_config().library == "riwaya.db"


def test_the_file_here_and_paths_from_its_folder(here: Path) -> None:
    (here / "riwaya.toml").write_text('library = "desk.db"\nlexicons = ["words"]\njobs = 2\nwho = "ليلى"\n')
    found = load_config()
    assert (found.library, found.lexicons, found.jobs, found.who) == ("desk.db", (Path("words"),), 2, "ليلى")


def test_a_named_file_from_elsewhere(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "etc").mkdir()
    (here / "etc" / "x.toml").write_text('library = "desk.db"\ngazetteers = ["/abs/places.csv", "more.csv"]\n')
    monkeypatch.setenv("RIWAYA_CONFIG", str(here / "etc" / "x.toml"))
    found = load_config()
    assert found.library == str(here / "etc" / "desk.db")
    assert found.gazetteers == (Path("/abs/places.csv"), here / "etc" / "more.csv")


def test_the_users_folder_comes_after_this_one(here: Path) -> None:
    (here / "xdg" / "riwaya").mkdir(parents=True)
    (here / "xdg" / "riwaya" / "riwaya.toml").write_text('library = "postgresql://desk@host/riwaya"\n')
    assert load_config().library == "postgresql://desk@host/riwaya"
    (here / "riwaya.toml").write_text("jobs = 3\n")
    assert (load_config().library, load_config().jobs) == ("riwaya.db", 3)


def test_the_environment_goes_before_the_file(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "riwaya.toml").write_text('library = "file.db"\njobs = 2\n')
    monkeypatch.setenv("RIWAYA_LIBRARY", "env.db")
    monkeypatch.setenv("RIWAYA_LEXICONS", '["words", "more"]')
    found = load_config()
    assert (found.library, found.jobs, found.lexicons) == ("env.db", 2, (Path("words"), Path("more")))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("libary = 'x'", "libary: Extra inputs are not permitted"),
        ("jobs = 0", "jobs: Input should be greater than or equal to 1"),
        ("toll = 'mean'", "toll: Input should be 'lowest' or 'highest'"),
        ("library = ", "Invalid value"),
    ],
)
def test_a_wrong_setting_is_named_with_its_file(here: Path, text: str, message: str) -> None:
    (here / "riwaya.toml").write_text(text)
    with pytest.raises(ConfigError, match=message) as caught:
        load_config()
    assert caught.value.where == "riwaya.toml"


def test_a_wrong_environment_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIWAYA_JOBS", "many")
    with pytest.raises(ConfigError, match="jobs"):
        load_config()
    monkeypatch.setenv("RIWAYA_JOBS", "1")
    monkeypatch.setenv("RIWAYA_LEXICONS", "words")
    with pytest.raises(ConfigError, match="lexicons"):
        load_config()


def test_a_file_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIWAYA_CONFIG", "gone.toml")
    with pytest.raises(ConfigError, match="can't be read"):
        load_config()


def test_every_setting_says_what_it_is_and_is_in_the_documentation() -> None:
    page = (Path(__file__).parents[1] / "docs" / "how-to" / "library.md").read_text(encoding="utf-8")
    for name, field in Config.model_fields.items():
        assert field.description
        assert f"`{name}`" in page

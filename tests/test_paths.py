"""Where files are looked for, and that looking neither creates nor imports anything."""

import subprocess
import sys
from pathlib import Path

import pytest

from planwatch import paths, resources
from planwatch.errors import PlanwatchError

EVERY_PLACE = [
    paths.config_folder,
    paths.data_folder,
    paths.state_folder,
    paths.default_database,
    paths.config_file,
    paths.skins_folder,
]


def test_one_variable_puts_everything_into_one_folder_and_creates_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "here"
    monkeypatch.setenv(paths.HOME, str(home))
    for place in EVERY_PLACE:
        assert place().is_relative_to(home)
    assert not home.exists()


def test_the_platforms_own_folders_are_used_otherwise_and_nothing_is_created(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.HOME, "")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    for place in EVERY_PLACE:
        assert place().is_relative_to(tmp_path)
        assert "planwatch" in place().parts
    assert list(tmp_path.iterdir()) == []


def test_config_data_and_state_are_apart_on_linux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.HOME, raising=False)
    for kind in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    assert paths.config_file() == tmp_path / "CONFIG" / "planwatch" / "config.toml"
    assert paths.skins_folder() == tmp_path / "CONFIG" / "planwatch" / "themes"
    assert paths.default_database() == tmp_path / "DATA" / "planwatch" / "plans.db"
    assert paths.state_folder() == tmp_path / "STATE" / "planwatch"


def test_a_relative_home_is_one_in_the_folder_we_are_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(paths.HOME, "mine")
    assert paths.data_folder() == tmp_path / "mine"


def test_a_tilde_that_the_shell_left_in_place_is_the_users_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(paths.HOME, "~/mine")
    assert paths.data_folder() == tmp_path / "mine"


def test_a_home_of_nobody_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME, "~no-such-user-here/x")
    with pytest.raises(PlanwatchError, match="PLANWATCH_HOME"):
        paths.data_folder()


def test_importing_paths_and_settings_imports_nothing_slow() -> None:
    slow = "{'platformdirs', 'tomllib', 'importlib.resources', 'textual', 'difflib', 'unicodedata'}"
    imports = "import sys, planwatch.paths, planwatch.settings, planwatch.resources"
    code = f"{imports}; print(sorted({slow} & set(sys.modules)))"
    bare = {"PYTHONPATH": str(Path(paths.__file__).parents[1])}
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=bare)
    assert answer.stdout.strip() == "[]"


@pytest.mark.parametrize("folder", ["db", "themes"])
def test_shipped_folders_are_found_in_a_checkout(folder: str) -> None:
    assert resources.bundled(folder).is_dir()


def test_a_wheel_holds_the_shipped_folders_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "planwatch"
    (package / "themes").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.bundled("themes") == package / "themes"


def test_a_folder_beside_an_installed_package_is_not_taken_for_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "db").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "src" / "planwatch")
    with pytest.raises(PlanwatchError, match="without its db folder"):
        resources.bundled("db")

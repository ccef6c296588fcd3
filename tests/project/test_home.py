import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tolok.project.home import data_folder, secret_key


def test_it_makes_a_private_folder_where_tolok_home_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOLOK_HOME", str(tmp_path / "a" / "b"))
    folder = data_folder()

    assert folder == (tmp_path / "a" / "b").resolve()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_without_tolok_home_it_lies_in_the_home_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TOLOK_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))

    assert data_folder() == (tmp_path / ".local" / "share" / "tolok").resolve()


def test_the_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    first = secret_key(tmp_path)

    assert len(first) >= 80
    assert secret_key(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_many_first_starts_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: secret_key(tmp_path), range(8)))

    assert len(keys) == 1

# SPDX-License-Identifier: MIT
"""What every test may use."""

import pytest
from hypothesis import settings
from libreoffice import LibreOffice

settings.register_profile("no timings", deadline=None)
settings.load_profile("no timings")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes what the program says now over what the tests expect."""
    parser.addoption(
        "--update-golden", action="store_true", default=False, help="renew the golden texts and the manuals"
    )


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    """LibreOffice, which keeps its profile for the whole run: to make one takes longer than most files."""
    return LibreOffice(tmp_path_factory.mktemp("libreoffice"))

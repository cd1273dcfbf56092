import pytest

from .things import document, filled, make, opened


@pytest.fixture(scope="session")
def whole(tmp_path_factory):
    """The bytes of a sound library."""
    library = opened(tmp_path_factory.mktemp("whole") / "a.sqlite")
    filled(library)
    for n in range(40):
        make(library, document(f"Title {n}" * 20))
    library.close()
    return library.path.read_bytes()

"""Which store STORE names: one in a file, or one on a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .profile_store import ProfileStore

_OF_SERVERS = ("postgresql://", "postgres://")


def store_at(store: str) -> ProfileStore:
    """The store, not opened yet. Raises StorageError for what names none."""
    if store.lower().startswith(_OF_SERVERS):
        from .server_address import ServerAddress
        from .server_passwords import ServerPassword
        from .store_server import ServerStore

        address = ServerAddress.read(store)
        return ServerStore(address, ServerPassword(address.place))

    from .paths import store_path
    from .store_file import FileStore

    return FileStore(store_path(store))

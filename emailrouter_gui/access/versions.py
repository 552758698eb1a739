"""What a test is made with, for whoever has to find out why it went otherwise elsewhere."""

from __future__ import annotations


def versions() -> tuple[str, ...]:
    """Of this program, Python, OpenSSL and the system, with their names."""
    import platform
    import ssl

    from emailrouter_gui import __version__

    return (
        f"Email Router Configuration Manager {__version__}",
        f"Python {platform.python_version()}",
        ssl.OPENSSL_VERSION,
        platform.platform(),
    )

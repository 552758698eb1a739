"""Email Router Configuration Manager: profiles by which a mail router reaches its servers."""

__version__ = "0.1.0"

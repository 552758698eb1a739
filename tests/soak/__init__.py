"""Publish under kills and faults: afterwards the old state or the new one, whole, and nothing typed is lost."""

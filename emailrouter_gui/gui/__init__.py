"""What is seen: the windows. PySide6 lives only here and in app.py."""

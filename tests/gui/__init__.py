"""Tests of the windows: without a display, in one process, by the keys a user presses and by what is then seen."""

"""The tests, and the virtual desktop they are played on."""

"""Profiles, the form, judging and the working list."""

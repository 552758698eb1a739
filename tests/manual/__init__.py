"""What the manual says, as tests."""

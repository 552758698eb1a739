"""The parts of which the rules are made."""

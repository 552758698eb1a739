"""How long a user waits, measured beside what Qt itself takes for the same in the same run."""

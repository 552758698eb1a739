"""What every window tells assistive technology, on the real bus."""

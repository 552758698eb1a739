"""Looks at every window at a scale, a size of letters and on a screen, in a process of its own; pictures tell."""

"""Journeys: the program on a virtual desktop, worked by key strokes and judged by what is stored, kept and read out."""

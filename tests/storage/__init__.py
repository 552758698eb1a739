"""Tests of storage, on real files and real keyrings."""

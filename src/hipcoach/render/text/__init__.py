"""Subjects that have text as their only form for people: one file each, laid out on `paper`."""

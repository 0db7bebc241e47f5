"""A pose in joint angles → shapes → SVG or cells of a terminal. Pure; knows nothing of what an exercise is for.

catalogue.figure ─► said ─► turns ─► skeleton ─► pose (reach, rest), between ─► parts, things, mat
                                                                                      │
                                         svg, animation, views, cells ◄── scene ◄── order
"""

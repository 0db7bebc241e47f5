"""A pose in joint angles → shapes → SVG or cells of a terminal. Pure; knows nothing of what an exercise is for.

catalogue.figure ─► keyframes ─► joint_rotations ─► skeleton ─► pose (contact, inverse_kinematics) ─► interpolate
                                                                                                        │
                         svg, animation, contact_sheet, terminal ◄── scene ◄── painters_order ◄── parts, props, mat
"""

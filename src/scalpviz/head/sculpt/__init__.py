"""The sculptor: builds the reference head from typed anatomical numbers.

No scan and no third-party mesh goes in. The numbers are in `anatomy`; the other modules say how a
sculptor uses them: a radial base form, features blended onto it, ears, a neck, then a mesh of the
result with landmarks, hairline and soft masks. Only whoever rebuilds the stored head needs this
room and the build-time libraries of the extra ``scalpviz[sculpt]``; everybody else reads the stored mesh.

`build.sculpt` rebuilds the stored files, byte for byte, and prints what the head measures; on the command
line it is ``scalpviz sculpt``.

Frame: mm, x to the subject's right, y front, z up; origin midway between the tragi; z = 0 is the
Frankfurt plane. All numbers describe the right half; the left is its exact mirror image.
"""

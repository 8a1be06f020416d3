"""The 3D view: the widget VTK draws in, gestures, flights, tape, and the worker that lays zones."""

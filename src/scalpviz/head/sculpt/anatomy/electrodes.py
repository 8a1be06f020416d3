"""Scalp sites of an electrode template: where they lie on one well-measured head (S50).

x, y, z in mm, in the template's frame, which is tilted against the Frankfurt plane. Only the midline
and one side; the other is its mirror image. An idealised fit to one head, no population mean.
"""

EAR_AXIS = (-20.0, -48.0)
"""y, z of the preauricular points."""

SITES = {
    "Fpz": (0.1, 88.2, -1.7),
    "Fp1": (-29.4, 83.9, -7.0),
    "AFz": (0.2, 80.8, 35.4),
    "AF3": (-33.7, 76.8, 21.2),
    "AF7": (-54.8, 68.6, -10.6),
    "Fz": (0.3, 58.5, 66.5),
    "F1": (-27.5, 56.9, 60.3),
    "F3": (-50.2, 53.1, 42.2),
    "F5": (-64.5, 48.0, 16.9),
    "F7": (-70.3, 42.5, -11.4),
    "FCz": (0.4, 27.4, 88.7),
    "FC1": (-34.1, 26.0, 80.0),
    "FC3": (-60.2, 22.7, 55.5),
    "FC5": (-77.2, 18.6, 24.5),
    "FT7": (-80.8, 14.1, -11.1),
    "Cz": (0.4, -9.2, 100.2),
    "C1": (-36.2, -10.0, 89.8),
    "C3": (-65.4, -11.6, 64.4),
    "C5": (-80.3, -13.8, 29.2),
    "T7": (-84.2, -16.0, -9.3),
    "CPz": (0.4, -47.3, 99.4),
    "CP1": (-35.5, -47.3, 91.3),
    "CP3": (-63.6, -47.0, 65.6),
    "CP5": (-79.6, -46.6, 30.9),
    "TP7": (-84.8, -46.0, -7.1),
    "Pz": (0.3, -81.1, 82.6),
    "P1": (-28.6, -80.5, 75.4),
    "P3": (-53.0, -78.8, 55.9),
    "P5": (-67.3, -76.3, 28.4),
    "P7": (-72.4, -73.5, -2.5),
    "POz": (0.2, -102.2, 50.6),
    "PO3": (-36.5, -100.9, 37.2),
    "PO7": (-54.8, -97.5, 2.8),
    "Oz": (0.1, -114.9, 14.7),
    "O1": (-29.4, -112.4, 8.8),
}
"""Every site on or above the ring through Fpz, T7 and Oz, by its name in the 10-10 system."""

"""The vault beside the electrode template, and the sheet that shows it."""

import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import numpy as np
import pytest
import trimesh

from scalpviz.head.reference import load_reference, stored_heads
from scalpviz.head.sculpt.electrodes import template_fit
from scalpviz.head.sculpt.section_sheet import level_section, section_sheet


@pytest.fixture(scope="module")
def head():
    return load_reference("average_adult")


def test_no_site_of_the_template_is_four_millimetres_from_the_average_adult(head, adult):
    fit = template_fit(head)
    gaps = adult.gaps(fit.places)
    assert np.abs(fit.gaps) == pytest.approx(gaps, abs=1e-6)
    assert gaps.max() <= 4.0
    assert fit.rms < 2.2


@pytest.mark.parametrize("name", stored_heads())
def test_the_template_is_scaled_not_distorted(name):
    fit = template_fit(load_reference(name))
    assert 0.0 < fit.tilt < 20.0
    assert max(fit.scales) / min(fit.scales) < 1.15


def test_a_dent_in_the_vault_is_seen(head):
    dented = head.vertices * np.where(head.vertices[:, 2:] > 60.0, [1.0, 1.0, 0.9], 1.0)
    assert template_fit(replace(head, vertices=dented)).rms > template_fit(head).rms


def test_a_level_section_is_closed_and_as_long_as_the_oracle_says(head):
    segments = level_section(head, 60.0)
    lines = trimesh.intersections.mesh_plane(
        trimesh.Trimesh(head.vertices, head.triangles, process=False), [0, 0, 1.0], [0, 0, 60.0]
    )
    length = np.linalg.norm(segments[:, 1] - segments[:, 0], axis=1).sum()
    assert length == pytest.approx(np.linalg.norm(lines[:, 1] - lines[:, 0], axis=1).sum(), rel=1e-4)
    ends, times = np.unique(np.round(segments.reshape(-1, 2), 6), axis=0, return_counts=True)
    assert (times == 2).all()
    assert len(ends) == len(segments)


def test_the_sheet_shows_every_site_once_and_both_sides(head):
    root = ElementTree.fromstring(section_sheet(head))
    space = "{http://www.w3.org/2000/svg}"
    labels = [text.text.split()[0] for text in root.iter(f"{space}text") if text.get("class") == "site"]
    fit = template_fit(head)
    shown = {name for name, place in zip(fit.names, fit.places, strict=True) if 7.5 <= place[2] <= 127.5}
    assert sorted(labels) == sorted(shown)
    paired = sum(fit.places[fit.names.index(name), 0] > 0 for name in labels)
    assert len(list(root.iter(f"{space}circle"))) == len(labels) + paired

"""The vault beside the electrode template, and the sheet that shows it."""

import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import numpy as np
import pytest
import trimesh

from scalpviz.head.reference import load_reference, stored_heads
from scalpviz.head.sculpt.electrodes import template_fit
from scalpviz.head.sculpt.section_sheet import LIMIT, chained, level_section, section_sheet


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


def test_the_segments_of_a_section_are_chained_into_loops_of_the_same_length(head):
    segments = level_section(head, 15.0)
    loops = chained(segments)
    length = np.linalg.norm(segments[:, 1] - segments[:, 0], axis=1).sum()
    assert sum(np.linalg.norm(np.diff(loop, axis=0), axis=1).sum() for loop in loops) == pytest.approx(
        length, abs=0.1
    )
    assert all((loop[0] == loop[-1]).all() for loop in loops)


@pytest.fixture(scope="module")
def sheet(head):
    return ElementTree.fromstring(section_sheet(head))


def of_class(sheet, tag, *names):
    return [one for one in sheet.iter(f"{{http://www.w3.org/2000/svg}}{tag}") if one.get("class") in names]


@pytest.mark.parametrize("name", stored_heads())
def test_the_sheet_names_every_site_once_and_marks_both_sides(name):
    head = load_reference(name)
    fit, sheet = template_fit(head), ElementTree.fromstring(section_sheet(head))
    labels = [text.text.split()[0] for text in of_class(sheet, "text", "site", "site bad")]
    assert sorted(labels) == sorted(fit.names)
    paired = np.count_nonzero(fit.places[:, 0] > 0)
    assert len(of_class(sheet, "circle", "near", "far")) == len(labels) + paired


def test_a_site_is_drawn_as_far_from_the_section_as_it_lies_from_the_skin(head, sheet):
    fit = template_fit(head)
    drawn = [
        np.hypot(float(line.get("x2")) - float(line.get("x1")), float(line.get("y2")) - float(line.get("y1")))
        for line in of_class(sheet, "line", "gap")
    ]
    right_and_left = np.concatenate([fit.gaps, fit.gaps[fit.places[:, 0] > 0]])
    assert sorted(drawn) == pytest.approx(sorted(np.abs(right_and_left)), abs=0.02)


def test_a_site_beyond_the_limit_stands_out(head):
    above = head.vertices[:, 2:] > 60.0
    narrow = replace(head, vertices=head.vertices * np.where(above, [0.8, 1.0, 1.0], 1.0))
    far = np.count_nonzero(np.abs(template_fit(narrow).gaps) > LIMIT)
    assert far > 0
    assert len(of_class(ElementTree.fromstring(section_sheet(narrow)), "text", "site bad")) == far

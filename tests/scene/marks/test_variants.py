"""Variants beside the default: outlines, rings, names."""

import numpy as np
import pytest

from scalpviz.scene.export.picture import pixels
from scalpviz.scene.lettering.fonts import find_font
from scalpviz.scene.marks.variants import RING, VariantsOnSkin
from scalpviz.side import Side
from scalpviz.state.view import Labels, NamedView, View, ZoneRef

MS6 = ZoneRef("international", "MS6", Side.RIGHT)
GV20 = ZoneRef("acupoints", "GV20")


@pytest.fixture(scope="module")
def variants(atlas, placement) -> VariantsOnSkin:
    return VariantsOnSkin(atlas, placement)


def shown(variants, ref, **changes):
    return variants.shown(View(selected=ref, variants=True, **changes))


def test_an_outline_runs_half_the_width_beside_its_line_and_closes(variants):
    (item,) = shown(variants, MS6)
    ((places, normals),) = item.outlines
    line = item.variant.pieces[0].centreline
    away = [float(np.linalg.norm(line.at(line.position_of(place)) - place)) for place in places]
    assert np.mean(away) == pytest.approx(3.0, abs=0.1)
    assert max(away) < 3.3
    assert np.linalg.norm(places[0] - places[-1]) < 1e-6
    assert np.allclose(np.linalg.norm(normals, axis=1), 1.0)


def test_parts_are_drawn_only_where_they_are_the_variants_own(variants):
    assert not shown(variants, MS6)[0].ties
    (fifths,) = shown(variants, ZoneRef("zhu", "Dingnie", Side.RIGHT))
    assert len(fifths.ties) == 2


def test_a_points_variant_is_a_ring_tied_to_the_point(variants):
    (item,) = shown(variants, GV20)
    ((ring, _),) = item.outlines
    assert np.linalg.norm(ring - item.variant.place.xyz, axis=1) == pytest.approx(RING, abs=0.1)
    ((tie, _),) = item.ties
    assert np.linalg.norm(tie[0] - item.variant.beside.xyz) < 0.1
    assert np.linalg.norm(tie[-1] - item.variant.place.xyz) == pytest.approx(RING, abs=0.1)


def test_variants_show_of_what_is_chosen_on_the_sides_on_view(variants):
    both = ZoneRef("international", "MS6")
    assert {item.variant.side for item in shown(variants, both)} == {Side.RIGHT, Side.LEFT}
    right = frozenset({Side.RIGHT, Side.MIDLINE})
    assert {item.variant.side for item in shown(variants, both, sides=right)} == {Side.RIGHT}
    assert not shown(variants, None)
    assert not variants.shown(View(selected=both))


def test_a_name_says_who_takes_it_so_and_a_points_how_far_off(variants):
    font = find_font()
    (zone,) = variants.names(View(selected=MS6, variants=True), font)
    assert zone.words == "variant: S9"
    (point,) = variants.names(View(selected=GV20, variants=True), font)
    (item,) = shown(variants, GV20)
    assert point.words == f"variant: S1 · {item.variant.most:.0f} mm"


@pytest.mark.window
def test_variants_come_and_go_on_the_screen(theatre):
    scene = theatre.scene
    chosen = View(selected=MS6, labels=Labels.NONE, needles=False)
    scene.apply(chosen, frozenset({"selected", "labels", "needles"}))
    scene.look(scene.named(NamedView.RIGHT))
    without = pixels(theatre.stage)
    theatre.asked = 0
    drawn = View(selected=MS6, labels=Labels.NONE, needles=False, variants=True)
    assert scene.apply(drawn, frozenset({"variants"}))
    assert theatre.asked == 1
    changed = (pixels(theatre.stage) != without).any(axis=2).mean()
    assert 0.001 < changed < 0.1
    assert scene.apply(chosen, frozenset({"variants"}))
    assert (pixels(theatre.stage) == without).all()

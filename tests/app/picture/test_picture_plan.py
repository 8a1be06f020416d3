import pytest

from scalpviz.app.picture.plan import LEAST_POINTS, POINTS, Plan, legible


def test_labels_keep_their_size_beside_the_head_where_they_can_be_read():
    assert legible(6.0, (3508, 2480), 300) == 6.0


def test_on_paper_labels_have_five_points_at_least():
    zoom = legible(0.2, (300, 200), 600)
    assert zoom * POINTS / 600 * 72 == pytest.approx(LEAST_POINTS)


@pytest.mark.parametrize("dots", [150, 300, 600])
def test_finer_paper_changes_no_label(dots):
    wide, high = 170 * dots / 25.4, 120 * dots / 25.4
    coarse = legible(0.0, (1004, 709), 150) / 150
    assert legible(0.0, (wide, high), dots) / dots == pytest.approx(coarse, rel=1e-3)


def test_on_a_slide_labels_can_be_read_though_the_window_was_large():
    assert legible(0.5, (1920, 1080), None) * POINTS > 19


def test_a_preview_divides_the_picture_as_the_picture_is():
    plan = Plan((3000, 2000), (2000, 2000), 4.0, 500, 2.0).reduced(0.25)
    assert plan == Plan((750, 500), (500, 500), 1.0, 500, 0.5)

from scalpviz.app.viewport.gesture import SLACK, Gesture, Hold


def test_a_press_and_a_release_at_one_place_are_a_click():
    gesture = Gesture()
    gesture.press(Hold.TURN, 100, 100)
    assert gesture.release(Hold.TURN)


def test_a_trembling_hand_still_clicks():
    gesture = Gesture()
    gesture.press(Hold.TURN, 100, 100)
    assert gesture.move(100 + SLACK / 2, 100 - SLACK / 2) is None
    assert gesture.release(Hold.TURN)


def test_a_drag_that_comes_back_to_its_start_is_no_click():
    gesture = Gesture()
    gesture.press(Hold.TURN, 100, 100)
    gesture.move(160, 100)
    gesture.move(100, 100)
    assert not gesture.release(Hold.TURN)


def test_the_steps_of_a_drag_add_up_to_the_way_of_the_pointer():
    gesture = Gesture()
    gesture.press(Hold.MOVE, 10, 10)
    steps = [gesture.move(x, 10 + x) for x in (11, 30, 50)]
    seen = [step for step in steps if step]
    assert (sum(s.dx for s in seen), sum(s.dy for s in seen)) == (40, 50)
    assert all(step.hold is Hold.MOVE for step in seen)


def test_the_moving_button_never_clicks():
    gesture = Gesture()
    gesture.press(Hold.MOVE, 10, 10)
    assert not gesture.release(Hold.MOVE)


def test_a_second_button_does_not_take_over_a_drag():
    gesture = Gesture()
    gesture.press(Hold.TURN, 10, 10)
    gesture.press(Hold.MOVE, 10, 10)
    assert not gesture.release(Hold.MOVE)
    assert gesture.held


def test_nothing_moves_while_no_button_is_held():
    assert Gesture().move(50, 50) is None

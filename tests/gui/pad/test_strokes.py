from __future__ import annotations

from gui.pad.strokes import StrokeBook

LINE = ((0.1, 0.1), (0.2, 0.2))
BAR = ((0.5, 0.1), (0.5, 0.9))


def draw(book, stroke):
    book.begin(stroke[0])
    for point in stroke[1:]:
        book.extend(point)
    book.end()


def test_undo_takes_back_stroke_by_stroke_and_redo_brings_them_again():
    book = StrokeBook()
    draw(book, LINE)
    draw(book, BAR)
    assert book.drawing == (LINE, BAR)
    book.undo()
    assert book.drawing == (LINE,)
    book.undo()
    assert book.drawing == ()
    assert not book.canUndo
    book.undo()
    book.redo()
    book.redo()
    assert book.drawing == (LINE, BAR)
    assert not book.canRedo


def test_clearing_can_be_undone_and_clearing_nothing_is_no_step():
    book = StrokeBook()
    book.replace(())
    assert not book.canUndo
    draw(book, LINE)
    book.replace(())
    assert book.drawing == ()
    book.undo()
    assert book.drawing == (LINE,)


def test_a_new_stroke_ends_what_could_be_redone():
    book = StrokeBook()
    draw(book, LINE)
    book.undo()
    draw(book, BAR)
    assert not book.canRedo
    book.redo()
    assert book.drawing == (BAR,)


def test_the_stroke_under_way_is_part_of_the_drawing_and_of_undo():
    book = StrokeBook()
    draw(book, LINE)
    book.begin((0.5, 0.1))
    book.extend((0.5, 0.9))
    assert book.drawing == (LINE, BAR)
    book.undo()
    assert book.drawing == (LINE,)
    assert not book.extend((0.6, 0.6))


def test_points_too_close_add_nothing():
    book = StrokeBook()
    book.begin((0.5, 0.5))
    assert not book.extend((0.501, 0.5), least_distance=0.01)
    assert book.extend((0.52, 0.5), least_distance=0.01)


def test_what_is_erased_in_one_go_comes_back_in_one_step():
    book = StrokeBook()
    draw(book, LINE)
    draw(book, BAR)
    book.beginErasing()
    book.erase([0])
    book.erase([0])
    assert book.drawing == ()
    assert book.canUndo
    book.end()
    book.undo()
    assert book.drawing == (LINE, BAR)
    book.redo()
    assert book.drawing == ()


def test_erasing_nothing_is_no_step():
    book = StrokeBook()
    draw(book, LINE)
    book.undo()
    book.beginErasing()
    book.erase([])
    book.end()
    assert book.canRedo
    book.erase([0])
    book.redo()
    assert book.drawing == (LINE,)


def test_undo_with_the_eraser_down_takes_back_what_it_has_erased():
    book = StrokeBook()
    draw(book, LINE)
    book.beginErasing()
    book.erase([0])
    book.undo()
    assert book.drawing == (LINE,)

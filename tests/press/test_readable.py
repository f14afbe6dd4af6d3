from halveit.paths import Project
from halveit.press.building import kept_results
from halveit.press.readable import readable


def test_json_has_a_line_for_each_value_and_is_the_same_when_it_was_kept(tmp_path):
    with kept_results(Project(tmp_path)) as keeper:
        first, again = readable({"é": [1, 2]}, 1), readable({"é": [1, 2]}, 1)
    assert first == again == '{\n "é": [\n  1,\n  2\n ]\n}\n'.encode()
    assert [each.ran for each in keeper.told] == [True, False]

import tomllib

from halveit.data.publishers.writing import described


def test_a_description_is_read_back_as_it_was_meant():
    settings = {
        "title": 'A "quoted" title, \\ and –',
        "notes": ["First.", 'The sheet "22"\tis one.'],
        "url": "https://x",
    }
    text = described(settings, {"a.csv": "a\n1\n"})
    assert tomllib.loads(text) == {
        **settings,
        # printf 'a\n1\n' | sha256sum
        "files": {"a.csv": "309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc"},
    }
    assert text.index('"First."') < text.index('"The sheet')

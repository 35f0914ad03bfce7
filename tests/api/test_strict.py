# SPDX-License-Identifier: Apache-2.0
"""A body of JSON is read in one way by every reader, or refused for the reason for which it is not."""

import json

import pytest

from sanad.api.strict import DEEPEST, read
from sanad.errors import BadValue


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'{"a":1,"a":1}', "stands twice"),
        (b'{"b":[{"a":1,"a":2}]}', "stands twice"),
        (b'{"a":NaN}', "NaN is no number"),
        (b'{"a":1e999}', "not finite"),
        (b'{"a":9007199254740992}', "not exact"),
        (b'{"a":-9007199254740992}', "not exact"),
        (b'{"a":[["\\udc00"]]}', "no Unicode"),
        (b'{"a":"\\u0000"}', "no Unicode"),
        (b'{"\\u0000":1}', "no Unicode"),
        (b'{"a":{"\\ud800":1}}', "no Unicode"),
        (b'{"a":"\xff"}', "not JSON"),
        (b"[]", "not an object"),
        (b'{"a":' * (DEEPEST + 1) + b"1" + b"}" * (DEEPEST + 1), "nested deeper"),
        (b'{"a":' + b"[" * DEEPEST + b"]" * DEEPEST + b"}", "nested deeper"),
    ],
)
def test_what_two_readers_would_read_differently_is_refused_for_that(content, why):
    with pytest.raises(BadValue, match=why):
        read(content)


@pytest.mark.parametrize(
    "content",
    [
        b'{"a":9007199254740991,"b":-9007199254740991}',
        b'{"a":"' + b"[{" * DEEPEST + b'\\"["}',
        b'{"a":' * DEEPEST + b"1" + b"}" * DEEPEST,
        '{"a":"سند \\ud83d\\ude00"}'.encode(),
    ],
)
def test_what_every_reader_reads_alike_is_read(content):
    assert read(content) == json.loads(content)


def test_the_place_of_what_is_refused_is_a_json_pointer():
    with pytest.raises(BadValue) as refused:
        read(b'{"a/b":[0,{"c~":9007199254740992}]}')
    assert refused.value.where == "/a~1b/1/c~0"

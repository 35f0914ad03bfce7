# SPDX-License-Identifier: Apache-2.0
"""Objects in JSON and entries of lists: depth, doubled keys, numbers without end, text that is none."""

from collections.abc import Iterator

from hostile.sample import ENCODING, HOSTILE, MALFORMED, READ, Sample, streamed

_BUNDLE = '{"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000001","objects":['
_IDENTITY = '{"type":"identity","spec_version":"2.1","id":"identity--00000000-0000-4000-8000-000000000002","name":%s}'
_PERSON = '{"id":"a","schema":"Person","properties":{"name":[%s]}}'
_PROSCRIBED = '{"Name":%s,"FatherName":"Sample Father","CNIC":"90001-1234567-1","Province":"Sample","District":"Sample"}'
_NACTA = "[" + _PROSCRIBED.replace("%s", '"Sample Name"') + "," + _PROSCRIBED
_CASE = '{"@context":{"uco-core":"https://ontology.unifiedcyberontology.org/uco/core/"},"@graph":[{"@id":"kb:1","@type":"uco-core:UcoObject","uco-core:name":%s}'
FORMS = {
    "stix": (_BUNDLE + _IDENTITY, "]}"),
    "ftm": (_PERSON, "\n"),
    "nacta": (_NACTA, "]"),
    "caseuco": (_CASE, "]}"),
}
"""A sound file of each format, with a place for one value, and how it ends."""
_HOSTILE_VALUES = {
    "deep": ("100,000 arrays in one another", "[" * 100_000 + "]" * 100_000, (HOSTILE, "")),
    "digits": ("a number of a million digits", "9" * 1_000_000, (READ, "")),
    "exponent": ("a number of 10^999999999", "1e999999999", (READ, "")),
    "nan": ("a number that is none", "NaN", (READ, "not_a_number")),
    "half": ("half a pair of UTF-16", '"\\ud800"', (READ, "bad_text")),
    "turned": ("a name that turns and ends early", '"\\u202egpj.exe\\u0000"', (READ, "")),
    "object": ("an object in place of a name", '{"a":{"b":[null,true]}}', (READ, "")),
    "doubled": ("a key that stands twice", '{"id":"first","id":"second"}', (READ, "duplicate_key")),
    "bytes": ("bytes that are no UTF-8", '"Sample \udcff"', (ENCODING, "")),
    "cut": ("cut in the middle of a string", '"Sample', (MALFORMED, "")),
}
_BY_LINES = {"deep": (READ, "not_json"), "bytes": (READ, "not_utf8"), "cut": (READ, "not_json")}
"""What becomes of some in a file of one object a line: the line alone is set aside."""


def _each() -> Iterator[Sample]:
    """Yield what any reader of JSON must bear, in each format."""
    for form, (head, tail) in FORMS.items():
        for name, (damage, value, whole) in _HOSTILE_VALUES.items():
            expected, tells = _BY_LINES.get(name, whole) if form == "ftm" else whole
            end = "" if name == "cut" else tail
            raw = (head % value + end).encode("utf-8", "surrogateescape")
            yield Sample(f"{name}.{form}.json", damage, expected, lambda raw=raw: raw, tells)
        before, _, after = f"{head}{tail}".partition("%s")
        yield Sample(f"long.{form}.json", "a string of 40 MiB", READ, lambda before=before, after=after: streamed(f'{before}"'.encode(), b"words " * 175_000, 40, f'"{after}'.encode()), "too_long")  # fmt: skip


def un_list(inside: str) -> bytes:
    """Return the list of the UN with these individuals."""
    return f"<CONSOLIDATED_LIST><INDIVIDUALS>{inside}</INDIVIDUALS></CONSOLIDATED_LIST>".encode()


NAMED = "<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>SAMPLE</FIRST_NAME></INDIVIDUAL>"
SDN = '1,"SAMPLE, Name","individual","SAMPLE",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'

SAMPLES = [
    *_each(),
    Sample("doubled.unlist.xml", "two entries of one number", READ, lambda: un_list(NAMED * 2)),
    Sample("nameless.unlist.xml", "entries without a name or a number", READ, lambda: un_list("<INDIVIDUAL/>" * 1000)),
    Sample("open.sdn.csv", "a quotation mark that never closes", READ, (SDN * 20 + '2,"SAMPLE\n' + SDN * 2000).encode),
    Sample("columns.sdn.csv", "records of another number of columns", READ, (SDN * 20 + "2,3\n" + "4," * 5000 + "\n").encode),
    Sample("long.sdn.csv", "one field of 40 MiB", READ, lambda: streamed(SDN.encode() * 20 + b'2,"', b"words " * 175_000, 40, b'"\n')),
]  # fmt: skip

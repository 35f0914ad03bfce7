# SPDX-License-Identifier: Apache-2.0
"""Of which media type a captured resource is, and how its text is encoded, as the capture says."""

import codecs

from warcio.statusandheaders import StatusAndHeaders

from sanad.readers.formats.warc.records import Record


def media_type(one: Record, http: StatusAndHeaders | None) -> str:
    """Return the media type that the server, or the record, says, in lower case without parameters."""
    said = http.get_header("Content-Type") if http is not None else one.get("Content-Type")
    return str(said or "").partition(";")[0].strip().lower()


def charset(http: StatusAndHeaders | None) -> str | None:
    """Return the character set that the server says, when it is one that is known (RFC 9110, 8.3.2)."""
    said = str(http.get_header("Content-Type") or "") if http is not None else ""
    for parameter in said.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            try:
                "".encode(found := codecs.lookup(value.strip().strip('"')).name)
            except (LookupError, ValueError):
                return None
            return found
    return None

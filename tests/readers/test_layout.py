# SPDX-License-Identifier: Apache-2.0
"""Templates as they are found, parsed and checked."""

import subprocess
import sys

import pytest

from sanad.errors import BadSheet
from sanad.readers import registry
from sanad.readers.tabular.layout import checked, documents

TEMPLATE = """template = "sanad/template/1"
id = "sample-cells"
version = "{version}"
operator = "Sample operator"
records = "cells"
header = ["Cell", "Site"]
columns = {{ cell = "Cell", name = "Site" }}
"""


def test_a_template_that_did_not_change_is_parsed_once(tmp_path):
    (tmp_path / "cells.toml").write_text(TEMPLATE.format(version="1"))
    assert documents((tmp_path,))[0] is documents((tmp_path,))[0]


def test_a_template_that_was_edited_is_read_anew_whatever_its_time_says(tmp_path):
    path = tmp_path / "cells.toml"
    path.write_text(TEMPLATE.format(version="1"))
    assert documents((tmp_path,))[0].fields["version"] == "1"
    path.write_text(TEMPLATE.format(version="2"))
    assert documents((tmp_path,))[0].fields["version"] == "2"


def test_a_template_that_is_refused_is_refused_again(tmp_path):
    (tmp_path / "cells.toml").write_text(TEMPLATE.format(version="1") + "surplus = 1\n")
    for _ in range(2):
        with pytest.raises(BadSheet):
            checked(documents((tmp_path,))[0], registry.template_of)


def test_a_cell_finds_the_templates_of_every_jurisdiction_checked():
    code = """if True:
        import sanad.readers.preloaded
        from sanad.readers import registry
        from sanad.readers.tabular.layout import checked, documents
        from sanad.wiring import open_bench
        before = checked.cache_info()
        for one in documents(open_bench().templates):
            checked(one, registry.template_of)
        after = checked.cache_info()
        print(after.hits - before.hits, after.misses - before.misses)
    """
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60
    )
    found, anew = map(int, done.stdout.split())
    assert found > 0
    assert anew == 0

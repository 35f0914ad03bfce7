# SPDX-License-Identifier: Apache-2.0
"""Import every format with its reader, and check the templates: for the server that cells are forked from, and for nobody else.

Loading costs half a second once; each cell that finds everything loaded is spared up to 40 ms. The garbage collector leaves what is
loaded alone (gc.freeze): its marks would make every cell copy pages that it shares with the server.
"""

import gc
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from sanad.errors import SanadError
from sanad.readers import registry
from sanad.readers.tabular.layout import checked, documents

registry.load_all()
for folder in Path(str(files("sanad").joinpath("rulebook"))).rglob("templates"):
    with suppress(SanadError):  # a cell that looks at it says what is wrong with it
        for one in documents((folder,)):
            checked(one, registry.template_of)
gc.collect()
gc.freeze()

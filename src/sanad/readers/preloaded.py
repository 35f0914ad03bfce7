# SPDX-License-Identifier: Apache-2.0
"""Import every format, its templates' checks and its reader: for the server that cells are forked from, and for nobody else.

Loading them costs a quarter of a second once; each cell that has them already is spared up to 30 ms.
"""

from sanad.readers import registry

registry.load_all()

# SPDX-License-Identifier: Apache-2.0
"""The sections of a subject's dossier, one file each, in the order of `ALL`."""

from sanad.dossier.sections.acts import acts
from sanad.dossier.sections.exhibits import exhibits
from sanad.dossier.sections.favour import favour
from sanad.dossier.sections.identity import identity
from sanad.dossier.sections.incidents import incidents
from sanad.dossier.sections.proceedings import proceedings
from sanad.dossier.sections.records import records
from sanad.dossier.sections.request import request

ALL = (identity, acts, incidents, records, favour, proceedings, request, exhibits)

# SPDX-License-Identifier: Apache-2.0
"""Order and ask an office of Sanad over its API.

>>> from sanad_client import Office
>>> office = Office("https://cell.example.org/api/v1", token="sanad_…")  # doctest: +SKIP
>>> case = office.compartment("op-kohzard")  # doctest: +SKIP
>>> case.questions.list_tasks(state="raised").value["tasks"]  # doctest: +SKIP
"""

from sanad_client.connection import Answer, Page, Refused
from sanad_client.office import Compartment, Office

__all__ = ["Answer", "Compartment", "Office", "Page", "Refused"]

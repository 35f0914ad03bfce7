# SPDX-License-Identifier: Apache-2.0
"""What an officer says of two entries of the register, persons, organisations or incidents, as the form of their comparison sends it."""

from sanad.desk.register_choices import Judgement, Sameness
from sanad.web.posting import Posting
from sanad.web.typed import one_of


def judgement(post: Posting, left: str, right: str) -> Judgement:
    """Return it as it was typed.

    Raises:
        BadValue: the answer is none.
    """
    answer = Sameness(one_of(post.field("answer"), tuple(Sameness)))
    told = (answer, post.field("reasons"), post.several("evidence"), post.seat.officer)
    return Judgement(left, right, *told, review=bool(post.field("review")))

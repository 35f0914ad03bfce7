# SPDX-License-Identifier: Apache-2.0
"""A mail with an attachment, its boundary and identifier fixed."""

from email import policy
from email.message import EmailMessage


def mail(text: str, attachment: bytes) -> bytes:
    """Return Alpha's covering mail with its certificate attached."""
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = "Nodal officer <nodal@alpha-mobile.example>"
    message["To"] = "Special cell <clerk@special-cell.example>"
    message["Subject"] = "Call data in answer to SP/21EE/014/2025"
    message["Date"] = "Wed, 09 Apr 2025 09:58:00 +0500"
    message["Message-ID"] = "<014-2025@alpha-mobile.example>"
    message.set_content(text)
    message.add_attachment(
        attachment, maintype="application", subtype="pdf", filename="certificate-alpha.pdf"
    )
    message.set_boundary("=-kohzard-014-2025")
    return message.as_bytes()

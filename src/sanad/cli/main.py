# SPDX-License-Identifier: Apache-2.0
"""`sanad`: the list of commands, each loaded only when it is called."""

from importlib import import_module

import click

COMMANDS = {
    "init": "Found an office in an empty directory.",
    "backup": "Back an office up, while officers work.",
    "restore": "Bring an office back from a backup, or try whether that can be done.",
    "upgrade": "Bring an office's database to this version.",
    "enrol": "Enrol the officers of a roster.",
    "appoint": "Appoint an officer to a compartment.",
    "dismiss": "End an officer's appointment.",
    "account": "Let officers into the pages: codes, sessions, tokens, emergency access.",
    "template": "Try an operator's template on a file, or list them.",
    "receive": "Receive a folder: seal every file.",
    "read": "Read what was sealed into rows and text.",
    "readings": "What became of each reading, and why some failed.",
    "rejects": "The records of an exhibit that were set aside, and why.",
    "exhibits": "List the exhibits: how each came, how far it was read, what cites it.",
    "exhibit": "Everything on record about one exhibit.",
    "confirm": "Say what stands where a machine was not sure of a word.",
    "adopt": "Look into a list, or adopt one of its entries as a mention.",
    "search": "Find words, names and numbers in what was read.",
    "batch": "Look for a list of names and numbers, with a receipt.",
    "suggest": "What a report may say, for a person to accept or reject.",
    "claim": "Record the claims of a worksheet.",
    "withdraw": "Withdraw a claim.",
    "review": "Record decisions about entries that others made.",
    "subjects": "List whom the office keeps a file on, and what each file lacks.",
    "subject": "The file of a person, organisation or incident.",
    "mentions": "Every place that names somebody on the register.",
    "incidents": "List the incidents, pairs that may be one, and stories.",
    "incident": "What each source says of an incident, side by side.",
    "match": "Look for the persons on the register in a list.",
    "judge": "Record judgements, or list pairs that need one.",
    "exchange": "Hand out the register or judgements, or draft a worksheet from others'.",
    "find": "Compute findings, or compute them again.",
    "row": "Show the rows that a finding cites.",
    "source": "Where a claim, a finding, a row or an entry comes from.",
    "picture": "Draw a finding, or write its table or graph.",
    "request": "Requests to other authorities, from draft to sent or withdrawn.",
    "proceeding": "Follow a case or request before a court or authority.",
    "pending": "What is pending, whose move it is, and where it waits.",
    "directive": "What meetings decided, and what became of it.",
    "desk": "Your queue: what waits for you, and until when.",
    "task": "Raise, allocate, finish, accept, defer and file tasks.",
    "cell": "What lies with whom; teams; who is away and who stands in.",
    "drift": "What has changed under requests and dossiers since they were signed.",
    "clocks": "Which times run, when each is over, and why.",
    "watch": "Raise the tasks that drift, questions and clocks call for.",
    "work": "Carry out long work that was ordered; order, list, cancel or retry it.",
    "paper": "Answers for the Commission, reasons for the person, disclosure schedules.",
    "forms": "List, check or copy the forms of documents.",
    "leave": "Record that a sender lets a recipient have an exhibit.",
    "redact": "Make copies of exhibits without what must not be seen; list or lift them.",
    "build": "Build dossiers and their packages.",
    "bundle": "Bind the bundle for a court or another recipient.",
    "verify": "Check a package as a stranger would.",
    "compare": "What one package says otherwise than another.",
    "encrypt": "Encrypt a package to its recipients, as one file.",
    "bag": "Write a package as a bag for an archive, or check a bag.",
    "status": "What the office holds and what waits.",
    "statistics": "Counts and times of a period, also for publication.",
    "log": "The ledger, all or about one thing.",
    "audit": "Read everything back and compare.",
    "checkpoint": "Sign the head of the ledger.",
    "timestamp": "Have signed heads dated by an outside authority.",
    "handover": "Record that an exhibit went from hand to hand.",
    "certify": "Record whose certificate a translation carries.",
    "correct": "Put right what was said of a delivery.",
    "copy": "Write a copy of an exhibit out of the vault.",
    "custody": "State the custody of an exhibit, on paper if asked.",
    "admissibility": "What must be shown of an exhibit before a court.",
    "tasks": "What is open before the evidence stands.",
    "quarantine": "List what is set aside, or set an exhibit aside.",
    "instrument": "State what a registered paper says.",
    "release": "Release an exhibit from quarantine.",
    "retention": "Exhibits whose papers let them be kept no longer.",
    "unmask": "Show whose number stands behind a pseudonym.",
    "erase": "Erase the words of one ledger entry, on an order.",
    "destroy": "Make an exhibit unreadable for ever, on an order.",
    "rekey": "Give the vault a new identity by its recovery key.",
    "law": "Which law applied on a day, or what an amendment would change.",
    "rules": "Read, check and sign the rulebook.",
    "serve": "Serve the office's pages and API.",
    "demo": "The whole path on the sample operation.",
}
"""Command → its line in the overview, in the order of the work."""


class Office(click.Group):
    """The commands in the order of the work."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command's module; what `--help` needs is here, so nothing else is loaded for it."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"sanad.cli.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the overview without importing the commands."""
        del ctx
        with formatter.section("Commands, in the order of the work"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Office, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sanad")
def main() -> None:
    """Sanad (سند): evidence in, sealed, read, cited; a dossier out that a stranger verifies.

    Every command works on one office (--office, or SANAD_OFFICE, or this directory), in the name of one officer
    (--as, or SANAD_OFFICER), and prints one JSON document with --json. Exit codes: 0 done; 1 some items
    refused; 2 wrong call; 10 evidence; 11 authority; 12 law; 13 a question is open; 14 an outside source; 15 the machine.
    """

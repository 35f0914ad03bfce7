# SPDX-License-Identifier: Apache-2.0
"""`sanad forms`."""

import sys
from pathlib import Path

import click

from sanad.cli.frame import free_command
from sanad.cli.output import Output

_UNSOUND = 2  # as every fault of who calls
_FOLDER = click.option("--folder", type=click.Path(path_type=Path, exists=True, file_okay=False), help="[default: the forms shipped here]")  # fmt: skip


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nExample:\n  sanad forms lint --folder office/forms",
)
def command() -> None:
    """The forms of documents: their headings and sentences as data, which an office words itself."""


@free_command("sanad forms list")
@_FOLDER
def listed(out: Output, folder: Path | None) -> None:
    """List every form: of which kind of document, in which language, with which sections."""
    from sanad.wiring import forms_folder, read_forms

    forms = read_forms(folder or forms_folder())
    document = [
        {
            "kind": form.kind,
            "language": form.language,
            "sections": [section.id for section in form.sections],
        }
        for form in forms
    ]
    lines = [f"{each['kind']:<24} {each['language']}  {', '.join(each['sections'])}" for each in document]  # fmt: skip
    out.result({"forms": document}, lines or ["there is no form"])


@free_command("sanad forms lint --folder office/forms")
@_FOLDER
def lint(out: Output, folder: Path | None) -> None:
    """Name every fault of every form: feeds and fields that there are not, brackets that do not close, languages of one kind that do not tell the same; exit code 2 when there is one."""
    from sanad.wiring import forms_folder, lint_forms

    found = [str(fault) for fault in lint_forms(folder or forms_folder())]
    out.result({"faults": found}, found or ["every form is sound"])
    if found:
        sys.exit(_UNSOUND)


@free_command("sanad forms copy office/forms    # change the words there: the office uses them")
@click.argument("folder", type=click.Path(path_type=Path))
def copied(out: Output, folder: Path) -> None:
    """Copy the forms shipped here into the new FOLDER; an office uses those in its own folder `forms` before ours."""
    from sanad.wiring import copy_forms

    copy_forms(folder)
    out.result({"folder": str(folder)}, [f"the forms lie in {folder}"])


for name, each in {"list": listed, "lint": lint, "copy": copied}.items():
    command.add_command(each, name)

# SPDX-License-Identifier: Apache-2.0
"""`verify.html`: the stranger's verifier as one page, put into every package; it opens offline in any browser.

Its sources, `browser/`, are plain JavaScript modules that mirror `sanad.verify` file by file, and share no code with it.
Here they become one file: same sources, same bytes. The policy in it allows this script and this style, by digest,
and forbids every connection.
"""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

_SOURCES = files("sanad").joinpath("dossier", "browser")
_FONT = files("sanad").joinpath("dossier", "fonts", "NotoNastaliqUrdu-Regular.ttf")
_IMPORT = re.compile(r'^import (?:\* as (\w+)|({[^}]*})|(\w+)) from "\./([\w.]+)";\n', re.MULTILINE)
_EXPORT = re.compile(
    r"^export (?=(?:async )?(?:function|class|const) (\w+|\[[^\]]*\]))", re.MULTILINE
)
_POLICY = (
    "default-src 'none'; script-src '{script}'; style-src '{style}'; font-src data:; img-src blob:; media-src blob:;"
    " frame-src blob:; object-src blob:; worker-src blob:; base-uri 'none'; form-action 'none'"
)


@cache
def verify_page() -> bytes:
    """Return `verify.html`, UTF-8, about 1 MB: two thirds of it are the font for Urdu."""
    font = base64.b64encode(_FONT.read_bytes()).decode()
    style = _text("style.css").replace("{{font}}", font)
    script = '"use strict";\n' + scripts("main.js")
    policy = _POLICY.format(script=_source(script), style=_source(style))
    page = _text("page.html")
    for name, text in {"policy": policy, "style": style, "script": script}.items():
        page = page.replace(f"{{{{{name}}}}}", text, 1)
    return page.encode()


def scripts(first: str) -> str:
    """Return the module `first` and all that it imports as one script.

    Each stands after those that it imports, in a scope of its own, which is named for the file: `$note_js`.
    """
    modules: dict[str, str] = {}
    _collect(first, modules)
    return "\n".join(modules.values())


def _collect(name: str, modules: dict[str, str]) -> None:
    """Add the module `name`, and before it whatever it imports, to `modules`."""
    if name in modules:
        return
    text = _text(name)
    if name.endswith(".json"):
        modules[name] = f"const {_scope(name)} = {text.rstrip()};\n"
        return
    for found in _IMPORT.finditer(text):
        _collect(found[4], modules)
    body = _EXPORT.sub("", _IMPORT.sub(_bind, text))
    names = [each for found in _EXPORT.finditer(text) for each in re.findall(r"\w+", found[1])]
    modules[name] = (
        f"const {_scope(name)} = (() => {{\n{body}\nreturn {{ {', '.join(names)} }};\n}})();\n"
    )


def _bind(found: re.Match[str]) -> str:
    """Return an import as a constant: of the module's scope, or of the names taken from it."""
    return f"const {found[1] or found[2] or found[3]} = {_scope(found[4])};\n"


def _scope(name: str) -> str:
    return "$" + name.replace(".", "_")


def _source(text: str) -> str:
    """Return how a Content-Security-Policy names an inline text (CSP Level 3 section 2.3.1)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _text(name: str) -> str:
    return _SOURCES.joinpath(name).read_text(encoding="utf-8")

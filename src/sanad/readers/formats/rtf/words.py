# SPDX-License-Identifier: Apache-2.0
"""The control words of RTF that a reader of words needs (Rich Text Format 1.9.1), by what they do."""

CHARSETS = {
    77: "mac-roman", 78: "shift_jis", 80: "gb2312", 81: "big5", 83: "mac-cyrillic", 84: "mac-arabic", 85: "mac-greek",
    86: "mac-turkish", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp850",
}  # fmt: skip
PAGES = {b"ansi": "cp1252", b"mac": "mac-roman", b"pc": "cp437", b"pca": "cp850"}
SIGNS = {
    b"tab": "\t", b"line": "\n", b"emdash": "—", b"endash": "–", b"emspace": "\u2003", b"enspace": "\u2002",
    b"qmspace": "\u2005", b"bullet": "•", b"lquote": "\u2018", b"rquote": "\u2019", b"ldblquote": "“", b"rdblquote": "”",
    b"zwj": "\u200d", b"zwnj": "\u200c", b"ltrmark": "\u200e", b"rtlmark": "\u200f",
}  # fmt: skip
SYMBOLS = {b"~": "\xa0", b"-": "\xad", b"_": "\u2011", b"{": "{", b"}": "}", b"\\": "\\"}
FLOWS = {
    b"header": "header", b"headerl": "header", b"headerr": "header", b"headerf": "header",
    b"footer": "footer", b"footerl": "footer", b"footerr": "footer", b"footerf": "footer",
    b"footnote": "footnote", b"annotation": "comment", b"shptxt": "text box", b"dptxbxtext": "text box",
}  # fmt: skip
"""Destinations that hold words of their own, and what their parts are called."""
PROPERTIES = {
    b"title", b"subject", b"author", b"manager", b"company", b"operator", b"category", b"keywords", b"comment", b"doccomm",
    b"hlinkbase",
}  # fmt: skip
TIMES = {b"creatim": "created", b"revtim": "revised", b"printim": "printed", b"buptim": "backed up"}
PICTURES = {
    b"pngblip": "png", b"jpegblip": "jpg", b"emfblip": "emf", b"wmetafile": "wmf", b"macpict": "pict", b"dibitmap": "dib",
    b"wbitmap": "ddb",
}  # fmt: skip
SILENT = frozenset(
    {
        b"atnid", b"atnref", b"atndate", b"atntime", b"atnparent", b"atnicn", b"atrfstart", b"atrfend", b"bkmkstart", b"bkmkend",
        b"colorschememapping", b"colortbl", b"datastore", b"defchp", b"defpap", b"filetbl", b"fldtype", b"generator", b"info",
        b"latentstyles", b"lsdlockedexcept", b"levelnumbers", b"leveltext", b"listlevel", b"list", b"listname", b"listoverride",
        b"listoverridetable", b"listpicture", b"liststylename", b"listtable", b"mmathPr", b"nesttableprops", b"nonesttables",
        b"nonshppict", b"objalias", b"oleclsid", b"panose", b"falt", b"fname", b"fontemb", b"fontfile", b"pgp", b"pgptbl",
        b"pn", b"pnseclvl", b"pntxta", b"pntxtb", b"picprop", b"protusertbl", b"revtbl", b"rsidtbl",
        b"shpinst", b"shprslt", b"sp", b"stylesheet", b"tblstyle", b"themedata", b"upr", b"wgrffmtfilter",
        b"xmlnstbl", b"htmltag", b"mhtmltag", b"ftnsep", b"ftnsepc", b"ftncn", b"aftnsep", b"aftnsepc", b"aftncn",
        b"objname", b"objsect", b"objtime", b"blipuid", b"blipupi", b"template", b"passwordhash", b"password", b"ebcstart",
        b"ebcend", b"factoidname", b"formfield", b"writereservhash", b"xmlopen", b"xmlclose", b"private",
    }
)  # fmt: skip
"""Destinations without words of the document, or with words that stand elsewhere as well."""
BREAKS = frozenset({b"par", b"sect", b"page", b"column"})
FETCHING = (
    "DDE",
    "DDEAUTO",
    "INCLUDETEXT",
    "INCLUDEPICTURE",
    "INCLUDE",
    "LINK",
    "IMPORT",
    "DATABASE",
    "MACROBUTTON",
    "RD",
)
"""Fields that call for another program or file (ECMA-376, 17.16.5)."""

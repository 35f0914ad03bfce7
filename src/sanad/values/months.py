# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: RUF001 - letters of several scripts are the point
"""Names of months in the calendars of Pakistan and its neighbours, and the marks that say which calendar a year is of.

Each name belongs to one calendar alone, so a date with the month in words tells its calendar. Spellings differ by country: the lists
hold those of English, Urdu, Pashto, Dari and Persian; a name that is not here is no month.
"""

import unicodedata
from enum import StrEnum
from functools import cache


class Calendar(StrEnum):
    """Gregorian (civil), lunar Hijri (`AH`, قمری), solar Hijri (`SH`, شمسی)."""

    GREGORIAN = "gregorian"
    LUNAR = "lunar"
    SOLAR = "solar"


_GREGORIAN = """
January Jan جنوری
February Feb فروری فبروری فېبروري فوریه
March Mar مارچ مارس
April Apr اپریل اپرېل آوریل
May مئی مئ می مۍ مه
June Jun جون ژوئن
July Jul جولائی جولای ژوئیه
August Aug اگست اګست اوت
September Sep Sept ستمبر سپتمبر سپتامبر
October Oct اکتوبر اکتبر
November Nov نومبر نوامبر
December Dec دسمبر ډسمبر دسامبر
"""
_LUNAR = """
Muharram محرم محرم-الحرام
Safar صفر صفر-المظفر
Rabi-al-Awwal Rabi-ul-Awwal Rabi-I ربیع-الاول
Rabi-al-Thani Rabi-us-Sani Rabi-al-Akhir Rabi-II ربیع-الثانی ربیع-الآخر
Jumada-al-Ula Jamadi-ul-Awwal Jumada-I جمادی-الاول جمادی-الاولی
Jumada-al-Thani Jamadi-us-Sani Jumada-al-Akhirah Jumada-II جمادی-الثانی جمادی-الثانیه جمادی-الآخر جمادی-الاخری
Rajab رجب رجب-المرجب
Shaban Shaaban شعبان شعبان-المعظم
Ramadan Ramazan Ramzan رمضان رمضان-المبارک
Shawwal شوال شوال-المکرم
Dhu-al-Qadah Zilqad Zulqada ذوالقعده ذی-القعده ذی-قعده ذیقعده ذیقعد
Dhu-al-Hijjah Zilhaj Zulhijja ذوالحجه ذی-الحجه ذی-الحج ذی-حجه ذیحجه
"""
_SOLAR = """
Hamal Farvardin حمل فروردین وری
Sawr Saur Ordibehesht ثور اردیبهشت غویی
Jawza Khordad جوزا خرداد غبرګولی
Saratan Tir سرطان تیر چنګاښ
Asad Mordad اسد مرداد زمری
Sunbula Shahrivar سنبله شهریور وږی
Mizan Mehr میزان مهر تله
Aqrab Aban عقرب آبان لړم
Qaws Azar قوس آذر لیندۍ
Jadi Dey جدی دی مرغومی
Dalw Bahman دلو بهمن سلواغه
Hut Esfand حوت اسفند کب
"""

_MARKS = {
    Calendar.LUNAR: "هق ق قمری هجریقمری ه هجری AH",
    Calendar.SOLAR: "هش ش شمسی هجریشمسی خورشیدی SH",
    Calendar.GREGORIAN: "ء ع عیسوی م میلادی AD CE",
}
"""A bare ه or هجری is the lunar year, as Urdu and Arabic write it; `bare` tells those apart."""

_BARE = frozenset({"ه", "هجری"})
_ONE_LETTER = str.maketrans(
    {"ي": "ی", "ى": "ی", "ې": "ی", "ئ": "ی", "ك": "ک", "ہ": "ه", "ھ": "ه", "ة": "ه", "ۃ": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ـ": None}
)  # fmt: skip


def folded(text: str) -> str:
    """Return letters alone, in lower case, with the letters that hands and keyboards mix up made one."""
    return "".join(
        c for c in text.casefold().translate(_ONE_LETTER) if unicodedata.category(c)[0] == "L"
    )


def month(text: str) -> tuple[Calendar, int] | None:
    """Return the calendar and the number of a month in words, or None.

    >>> month("اکتوبر"), month("Rabi-ul-Awwal"), month("جدي")
    ((<Calendar.GREGORIAN: 'gregorian'>, 10), (<Calendar.LUNAR: 'lunar'>, 3), (<Calendar.SOLAR: 'solar'>, 10))
    """
    return _months().get(folded(text))


def marked(text: str) -> Calendar | None:
    """Return the calendar that a mark after a date stands for, or None."""
    return _marks().get(folded(text))


def bare(text: str) -> bool:
    """Tell whether a mark says Hijri and not which: it does not speak against a calendar declared solar."""
    return folded(text) in _BARE


@cache
def _months() -> dict[str, tuple[Calendar, int]]:
    lists = {Calendar.GREGORIAN: _GREGORIAN, Calendar.LUNAR: _LUNAR, Calendar.SOLAR: _SOLAR}
    return {
        folded(name): (calendar, number)
        for calendar, names in lists.items()
        for number, line in enumerate(names.strip().splitlines(), start=1)
        for name in line.split()
    }


@cache
def _marks() -> dict[str, Calendar]:
    return {folded(mark): calendar for calendar, marks in _MARKS.items() for mark in marks.split()}

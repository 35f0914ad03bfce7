# SPDX-License-Identifier: Apache-2.0
"""Headings and short words that other rooms write into tables, put before translators: pages show them by the filter `word`."""

from sanad.web.sections import N_

COLUMNS = (
    N_("SIM (IMSI)"), N_("active on"), N_("address"), N_("after"), N_("amount"), N_("amounts"), N_("as high among those it cannot be"), N_("at"),
    N_("balance before"), N_("before"), N_("betweenness"), N_("betweenness if fewer were seen"), N_("booked"), N_("calls"), N_("cell or site"),
    N_("cells"), N_("change"), N_("claims"), N_("claims that see no change"), N_("community"), N_("component"), N_("contact"), N_("core"),
    N_("core if fewer were seen"), N_("credit"), N_("credits"), N_("currency"), N_("day before first seen"), N_("days"),
    N_("days covered on the other side"), N_("debit"), N_("debits"), N_("delivery"), N_("details"), N_("difference"), N_("earlier at"),
    N_("earlier contact"), N_("earlier direction"), N_("earlier row"), N_("entries"), N_("entries of this amount"), N_("entries that day"),
    N_("events"), N_("events after"), N_("events before"), N_("events in the contact's records"), N_("events in the first"),
    N_("events in the member's records"), N_("events in the number's records"), N_("events in the period"), N_("events in the second"),
    N_("events in the target's records"), N_("events of the other"), N_("first"), N_("first at"), N_("first contact"), N_("first credit"),
    N_("first debit"), N_("first direction"), N_("first in, first out"), N_("first kind"), N_("first row"), N_("first row of the other"),
    N_("first rows"), N_("first seen"), N_("group"), N_("handset (IMEI)"), N_("hour"), N_("hours"), N_("in"), N_("in contact with each other"),
    N_("in the records of both"), N_("in the source's words"), N_("in, then out"), N_("incoming"), N_("last"), N_("last at"), N_("last contact"),
    N_("last debit"), N_("last direction"), N_("last kind"), N_("last row"), N_("last rows"), N_("later at"), N_("later contact"),
    N_("later direction"), N_("later number"), N_("later row"), N_("line"), N_("links"), N_("lowest balance"), N_("messages"), N_("not supplied"),
    N_("nothing known of the other side"), N_("nothing known on"), N_("number or account"), N_("of"), N_("of the first group"),
    N_("of the second group"), N_("old row = later row"), N_("on that day"), N_("one"), N_("only in the one's"), N_("only in the other's"),
    N_("other"), N_("other account"), N_("other delivery"), N_("other number"), N_("out"), N_("out within the days"), N_("outgoing"), N_("over"),
    N_("own records"), N_("paid"), N_("paid by"), N_("paid on"), N_("parties"), N_("path"), N_("payee"), N_("payee's bank"), N_("payer"),
    N_("payer's bank"), N_("payments"), N_("per cent"), N_("per covered day of the first"), N_("per covered day of the second"), N_("period"),
    N_("points: handset contact cell"), N_("pro rata"), N_("question"), N_("quiet from"), N_("quiet to"), N_("reach"), N_("received"),
    N_("received by"), N_("received on"), N_("references"), N_("rests on"), N_("ring"), N_("rival"), N_("row after"), N_("row before"), N_("rows"),
    N_("rows of cell tables"), N_("rows there"), N_("rows without a counterpart"), N_("second contact"), N_("seconds"), N_("seconds apart"),
    N_("seconds together"), N_("seen in"), N_("shared cells"), N_("shared contacts"), N_("shared handsets"), N_("shortest"), N_("should be"),
    N_("sources"), N_("standing"), N_("stated"), N_("steps"), N_("targets"), N_("ties"), N_("ties if fewer were seen"), N_("time"),
    N_("under or holder"), N_("valid by the tables"), N_("weekday"), N_("what"), N_("where it stood"), N_("which"), N_("word"), N_("zone"),
)  # fmt: skip
"""Columns of the tables that methods make (docs/methods)."""
FACTS = (
    N_("passkey"), N_("password"), N_("provider"), N_("text"), N_("picture"), N_("cues"), N_("table"), N_("father's name"), N_("identity card"), N_("telephone"), N_("the same words"),
    N_("received and sealed"), N_("received again: the same bytes"), N_("authority"), N_("competent"), N_("conditional on location"),
    N_("confirmed on"), N_("enquiry"), N_("excluded"), N_("final judgment"), N_("group membership"), N_("has dated act"), N_("independent"),
    N_("issuer type"), N_("listing mark"), N_("listings"), N_("names person"), N_("needs proscription"), N_("own court against"),
    N_("parallel elsewhere"), N_("penalty known"), N_("proscribed on day"), N_("ready for extradition"), N_("recalled"), N_("retagged"),
    N_("sanctions missing"), N_("sanctions needed"), N_("states"), N_("tried in absentia"), N_("all listed"), N_("anti terrorism court"),
    N_("complete"), N_("each element has a fact"), N_("entered"), N_("grounds"), N_("lawful"), N_("more than a match"), N_("nobody held"),
    N_("none applies"), N_("none contested"), N_("not barred"), N_("not shown"), N_("nothing known"), N_("of nobody else"), N_("on none"),
    N_("own part clear"), N_("recorded"), N_("respected"),
)  # fmt: skip
"""Kinds of layers, lines of custody, properties by which a pair is compared, and what rules ask of a request, with their short answers."""
DOUBTS = (
    N_("category from before"), N_("category not said"), N_("day of the claim"), N_("day or month"), N_("district or town"), N_("earlier figure"),
    N_("from publication"), N_("never linked to armed groups"), N_("no attribution"), N_("no day of publication"), N_("no such day"),
    N_("not in gazetteer"), N_("not listed"), N_("part of a total"), N_("political label"), N_("pronoun"), N_("several places"), N_("vague number"),
    N_("which organisation"), N_("year from publication"),
)  # fmt: skip
"""What a person must look at before a suggestion is accepted (docs/formats/suggestions.md)."""
BESIDE = (N_("other case"), N_("third party"), N_("verdicts"))
"""Grounds of redaction that are offered, and the part of an edition that no heading names."""

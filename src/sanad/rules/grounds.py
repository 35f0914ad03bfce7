# SPDX-License-Identifier: Apache-2.0
"""Why requests are refused, in one vocabulary: a rule names its grounds, a refusal that was received is coded with them, statistics count them.

The words follow the heads under which decisions of the Commission for the Control of INTERPOL's Files and of extradition courts are
reported (law/interpol.md sections 7 to 11 and RN-EXT).
"""

GROUNDS = {
    "accuracy": "the data are wrong, contradictory or excessive",
    "amnesty": "amnesty, pardon or immunity",
    "death_penalty": "a sentence of death is possible",
    "dual_criminality": "the act is no offence in the other state",
    "evidence": "the evidence is missing, unlawful or not independent",
    "excluded_offence": "an offence of morals, honour or administrative law",
    "fair_trial": "the trial was or would be unfair, or was held in absence without a remedy",
    "family_matter": "a matter between members of a family",
    "form": "something that the form requires is missing",
    "health": "age or health of the person",
    "identity": "it is not certain who is meant",
    "insufficient_facts": "the facts do not say what was done, when and where",
    "membership": "belonging to a group, without an act of the person's own",
    "minor": "the person was under 18",
    "nationality": "the other state does not surrender its nationals",
    "ne_bis_in_idem": "the matter was finally decided",
    "neutrality": "acting would take a side between states or in a political dispute",
    "no_individual_role": "the person's own part is not described",
    "no_interest": "of no interest for international police cooperation",
    "official_capacity": "an act in office, or immunity of office",
    "passage_of_time": "too long ago for the harm done",
    "persecution": "persecution for race, religion, nationality, group or opinion",
    "political": "the political element predominates",
    "private_dispute": "a dispute between private parties",
    "procedure": "the national proceedings are irregular or were set aside",
    "proportionality": "arrest is out of proportion to the matter",
    "purpose": "the purpose is not arrest with a view to extradition",
    "refugee": "the person has refuge from the requesting state, or seeks it",
    "rendition": "the person was taken, or pressed to return, outside the law",
    "repeat": "the same request was refused before",
    "sign_off": "the persons who must sign have not",
    "speech": "speech, assembly or press",
    "status_of_person": "the person's public role",
    "territoriality": "the act was done on the other state's territory",
    "threshold": "the penalty is below the least that is asked",
    "time_bar": "the time for prosecuting has run out",
    "torture": "torture or ill-treatment",
    "wording": "political labels, or words that prejudge",
}
"""Ground → what it means, for a person."""

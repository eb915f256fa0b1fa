"""PLOVER 2.0's names, in the order of the network's outputs (src/document/proposals.ts has the types and flags too)."""

TYPES = """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE
ASSAULT""".split()
QUADS = dict(zip(TYPES, (1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4)))
FLAGS = "negated hypothetical future historical".split()
MODES_OF = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": """abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone
        heavy-weapons crowd-control unconventional""",
}
MODES = list(dict.fromkeys(mode for modes in MODES_OF.values() for mode in modes.split()))
CONTEXTS = """military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic
legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic
territory peacekeeping health asylum migration disasters natural_resource environment technology terrorism cbrn cyber
misinformation crime corruption illegal_drugs trafficking""".split()
# Types of the gold standard records of 2016 (version 0.5b1), where they differ.
OLDER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}

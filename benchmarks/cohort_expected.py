"""(pure) The figures that ruleset 2 came with, for the same kinds of patients, to stand beside."""

COMPARED = (
    "steps down for the symptom", "changes for a side effect", "first deserved change, median day",
    "reversals", "4.5 mg, median day",
)  # fmt: skip
EXPECTED = {  # 44 patients a kind, 26 weeks; "not given" where it has no such figure
    "calm": ("0.00", "0", "–", "0.0", "27"),
    "calm, crashes and infections": ("0.07", "0", "–", "0.1", "32"),
    "calm, fatigue 0.6": ("0.08", "0", "–", "0.1", "27"),
    "many symptoms": ("0.09", "0.6", "–", "0.6", "31"),
    "many symptoms, crashes, infections, fatigue 0.6": ("0.23", "0.4", "–", "0.7", "35"),
    "sleepless at night +2": ("0.08", "1.0", "6", "0.2", "35"),
    "nausea +2 from 3 mg": ("0", "2.0", "26", "3.0", "none"),
    "nausea +3.5 from 3 mg": ("0", "2.0", "17", "3.0", "none"),
    "headache +2 from 3 mg": ("0", "2.0", "27", "3.0", "none"),
    "fatigue worse by 2 from 3 mg": ("0.8", "0", "not given", "1.3", "70 %"),
    "fatigue worse by 3 from 3 mg": ("1.8", "0", "not given", "2.7", "12 %"),
}

"""Invented people. The first of each role are the personas that visitors of the demonstration can be."""

from dataclasses import dataclass

from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody a visitor can be: who, which role, and what there is to do."""

    key: str
    name: str
    role: Text
    errand: Text

    @property
    def email(self) -> str:
        """An address that leads nowhere."""
        return f"{self.key}@sagararaya.example"


PERSONAS = (
    Persona(
        "ratna",
        "Ratna Wulansari",
        Text("Admin Biro Organisasi", "Administrator of the Biro"),
        Text(
            "Memandu siklus, membagi penugasan, mengusulkan hasil",
            "Steers the cycle, seats evaluators, proposes results",
        ),
    ),
    Persona(
        "yohanes",
        "Yohanes Tandi",
        Text("Moderator", "Moderator"),
        Text(
            "Memutus bila evaluator berbeda, mengunci hasil", "Settles where evaluators differ, locks results"
        ),
    ),
    Persona(
        "melati",
        "Melati Handayani",
        Text("Operator Dinas Penanaman Modal dan PTSP", "Operator of the investment and licensing office"),
        Text("Mengisi F-01 dengan bukti yang sudah ada", "Fills F-01 with proof that is there already"),
    ),
    Persona(
        "burhan",
        "Burhan Siregar",
        Text("Kepala Dinas Penanaman Modal dan PTSP", "Head of the investment and licensing office"),
        Text(
            "Menyetujui isian unitnya, membaca hasilnya", "Approves what the unit filled in, reads its result"
        ),
    ),
    Persona(
        "intan",
        "Intan Pramesti",
        Text("Evaluator dari perguruan tinggi", "Evaluator from a university"),
        Text("Menilai unit dengan bukti di sampingnya", "Judges units with the proof beside the levels"),
    ),
    Persona(
        "lukman",
        "Lukman Hakim Dalimunthe",
        Text("Auditor Inspektorat", "Auditor of the inspectorate"),
        Text("Membaca semuanya, memeriksa catatan audit", "Reads everything, checks the audit"),
    ),
)

EVALUATORS = (
    *("Intan Pramesti", "Agus Widodo", "Nurhayati Lubis", "Ketut Sudarsana", "Maria Kondologit"),
    *("Fajar Nugraha", "Siti Rohmah", "Hendrik Mambor", "Dewi Anggraini", "Rizal Pohan"),
)
#: Operators and heads of the units besides the personas; each serves several units of the demonstration.
OPERATORS = (
    "Wawan Setiawan",
    "Yuliana Ose",
    "Bagus Prakoso",
    "Rahma Daulay",
    "Eko Saputra",
    "Lidya Wambrauw",
)
HEADS = (
    "Suryadi Hasan",
    "Theresia Lase",
    "Made Artawan",
    "Zulkifli Batubara",
    "Endang Lestari",
    "Markus Rumbiak",
)


def address(name: str) -> str:
    """The e-mail of somebody: a persona's own, or made of the name."""
    for persona in PERSONAS:
        if persona.name == name:
            return persona.email
    return f"{name.lower().replace(' ', '.')}@sagararaya.example"

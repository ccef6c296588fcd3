"""What respondents say about themselves, as forms word it, in the few coarse codes that are kept."""

import re
from collections.abc import Mapping

from tolok.rules.texts import Text
from tolok.sheets.cells import Value, is_blank, number

AGE, SEX, EDUCATION, OCCUPATION = "age_band", "sex", "education", "occupation"

#: The codes of every part of the profile with their words. The first four ages are closed, the last is open.
CODES: Mapping[str, Mapping[str, Text]] = {
    AGE: {
        "0-17": Text("di bawah 18 tahun", "under 18"),
        "18-29": Text("18–29 tahun", "18–29"),
        "30-44": Text("30–44 tahun", "30–44"),
        "45-59": Text("45–59 tahun", "45–59"),
        "60-": Text("60 tahun atau lebih", "60 or older"),
    },
    SEX: {"female": Text("perempuan", "female"), "male": Text("laki-laki", "male")},
    EDUCATION: {
        "primary": Text("SD atau di bawahnya", "primary or less"),
        "junior": Text("SMP", "junior secondary"),
        "senior": Text("SMA atau SMK", "senior secondary"),
        "diploma": Text("D1–D3", "diploma"),
        "degree": Text("D4 atau S1", "bachelor"),
        "higher": Text("S2 atau S3", "master or doctor"),
    },
    OCCUPATION: {
        "civil": Text("ASN, TNI, atau Polri", "civil servant, army, police"),
        "private": Text("pegawai swasta", "employee"),
        "own": Text("usaha sendiri", "own business"),
        "farm": Text("petani, nelayan, atau peternak", "farmer or fisher"),
        "labour": Text("buruh", "labourer"),
        "student": Text("pelajar atau mahasiswa", "student"),
        "home": Text("mengurus rumah tangga", "keeps house"),
        "other": Text("lainnya", "other"),
    },
}

TITLES: Mapping[str, Text] = {
    AGE: Text("Usia", "Age"),
    SEX: Text("Jenis kelamin", "Sex"),
    EDUCATION: Text("Pendidikan terakhir", "Education"),
    OCCUPATION: Text("Pekerjaan utama", "Occupation"),
}

SEXES = {
    "female": "p pr wanita perempuan female woman f",
    "male": "l lk laki laki-laki lelaki pria male man m",
}
SCHOOLS = {
    "primary": "sd,sederajat sd,mi,sd/mi,tidak sekolah,belum sekolah,tidak tamat sd,tidak/belum sekolah,paket a,"
    "sd ke bawah,tidak/belum tamat sd,primary",
    "junior": "smp,sltp,mts,smp/mts,smp/sltp,sltp/smp,paket b",
    "senior": "sma,slta,smk,ma,smu,stm,smea,sma/smk,sma/slta,slta/sma,smk/sma,sma/smk/ma,sma/ma,smu/smk,paket c,"
    "smk/slta",
    "diploma": "d1,d2,d3,di,dii,diii,d-1,d-2,d-3,d-i,d-ii,d-iii,d 1,d 2,d 3,diploma,diploma 1,diploma 2,diploma 3,"
    "diploma i,diploma ii,diploma iii,d1-d3,d1/d2/d3,d1 - d3,ahli madya,diploma (d1-d3)",
    "degree": "d4,div,d-4,d-iv,diploma 4,diploma iv,s1,s-1,s 1,strata 1,sarjana,d4/s1,s1/d4,d-iv/s1,d iv/s1,s1/div,"
    "sarjana (s1),bachelor",
    "higher": "s2,s3,s-2,s-3,strata 2,strata 3,magister,doktor,pascasarjana,s2/s3,s2 ke atas,s2 - s3,master,"
    "s2/s3 ke atas",
}
WORK = {
    "civil": "pns,asn,pppk,p3k,tni,polri,tni/polri,pns/tni/polri,asn/tni/polri,asn tni polri,pegawai negeri,"
    "pegawai negeri sipil,pns/asn,asn/pns,polisi,tentara,pns/pppk,tni-polri",
    "private": "swasta,pegawai swasta,karyawan swasta,karyawan,pegawai bumn,bumn,bumd,bumn/bumd,karyawan bumn,honorer,"
    "pegawai honorer,guru honorer",
    "own": "wiraswasta,wirausaha,usaha sendiri,pengusaha,pedagang,wiraswasta/wirausaha,wirausahawan,"
    "wiraswasta/usahawan,pelaku usaha,umkm",
    "farm": "petani,nelayan,peternak,pekebun,petani/nelayan,petani/pekebun,petani/peternak,petani/nelayan/peternak",
    "labour": "buruh,buruh harian,buruh harian lepas,buruh tani,pekerja lepas,tukang",
    "student": "pelajar,mahasiswa,pelajar/mahasiswa,siswa,mahasiswi,mahasiswa/pelajar,siswa/mahasiswa",
    "home": "irt,ibu rumah tangga,mengurus rumah tangga,rumah tangga",
    "other": "lainnya,lain-lain,lain lain,pensiunan,tidak bekerja,belum bekerja,other,yang lain,tidak/belum bekerja,"
    "lainnya (sebutkan)",
}
BOUNDS = (("0-17", 0, 17), ("18-29", 18, 29), ("30-44", 30, 44), ("45-59", 45, 59), ("60-", 60, 120))
RANGE = re.compile(r"(\d{1,3})\s*(?:-|–|—|s/d|s\.d\.?|sampai|to)\s*(\d{1,3})")
BELOW = re.compile(r"(?:<|kurang dari|di ?bawah|under)\s*(\d{1,3})")
UPWARD = re.compile(r"(?:>|>=|≥|lebih dari|di ?atas|over)\s*(\d{1,3})|(\d{1,3})\s*(?:\+|ke atas|atau lebih)")


def _words() -> dict[str, dict[str, str]]:
    found = {part: {code: code for code in codes} for part, codes in CODES.items()}
    for part, codes in CODES.items():
        found[part] |= {_plain(said): code for code, text in codes.items() for said in (text.id, text.en)}
    for part, lists, sign in ((SEX, SEXES, " "), (EDUCATION, SCHOOLS, ","), (OCCUPATION, WORK, ",")):
        found[part] |= {_plain(word): code for code, words in lists.items() for word in words.split(sign)}
    return found


def _plain(text: str) -> str:
    """Small letters without points; what stands beside a level of school as its equal is left away."""
    text = re.sub(r"[/,(]?\s*(sederajat|setara)\)?", "", text.casefold().replace(".", "").replace("–", "-"))
    return re.sub(r"\s*([/-])\s*", r"\1", " ".join(text.split())).strip(" ,;:")


WORDS = _words()


def profile_code(part: str, value: Value) -> str | None:
    """The code of a cell, None for a blank one; ValueError for words that no code fits.

    An age range that reaches over a boundary of the bands fits none.
    """
    if is_blank(value):
        return None
    known = WORDS[part].get(_plain(str(value)))
    if known is None and part == AGE:
        known = _age(value)
    if known is None:
        raise ValueError(value)
    return known


def _age(value: Value) -> str | None:
    years = number(value)
    if years is not None:
        return _band(int(years), int(years))
    text = _plain(str(value)).replace("tahun", "").replace("thn", "").replace("th", "").strip()
    if text.isdecimal():
        return _band(int(text), int(text))
    if found := RANGE.fullmatch(text):
        return _band(int(found[1]), int(found[2]))
    if found := BELOW.fullmatch(text):
        return _band(0, int(found[1]) - 1)
    if found := UPWARD.fullmatch(text):
        return _band(int(found[1] or found[2]), 120)
    return None


def _band(low: int, high: int) -> str | None:
    return next((code for code, first, last in BOUNDS if first <= low <= high <= last), None)

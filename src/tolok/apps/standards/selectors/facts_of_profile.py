"""Facts about hours and accessibility as the profile tells citizens (indicators 10 and 18); never more than it says."""

from collections.abc import Iterator

from django.utils import timezone

from tolok.apps.standards.selectors.addresses import address
from tolok.apps.standards.selectors.kept import Kept
from tolok.rules.catalogue import by_key, catalogue
from tolok.rules.days import day_said
from tolok.rules.delivery.claimed_hours import Published
from tolok.rules.delivery.told_facilities import facilities_told, hours_told
from tolok.rules.gathered import Basis, Gathered
from tolok.rules.texts import Text
from tolok.rules.wording import fill, several


def profile_facts(one: Kept) -> Iterator[Gathered]:
    """What the profile tells; what it does not tell may well be there, so nothing told is no fact."""
    profile = one.profile
    if profile is None:
        return
    day = timezone.localdate(profile.changed_at)
    page = address("standards-services", one.unit)
    bases = (Basis(PROFILE, f"standards.unitprofile:{profile.pk}", day, page),)
    own = tuple((row.called, row.hours) for row in one.services if row.hours)
    if any(profile.hours.values()) or own:
        words = fill(PUBLISHED, day=day_said(day), hours=Published(profile.hours, own, bases[0]).words)
        yield Gathered("published_hours", True, words, day, bases)
    if told := hours_told(profile.hours):
        named = several(HOURS[key] for key in sorted(told))
        words = fill(HOURS_TOLD, named=named, day=day_said(day))
        yield Gathered("hours_elements", told, words, day, bases)
    if there := facilities_told(profile.accessibility):
        keys = by_key(catalogue().accessibility)
        named = several(keys[key].name for key in profile.accessibility if key in keys)
        words = fill(FACILITIES_TOLD, named=named, day=day_said(day))
        yield Gathered("vulnerable_facilities", there, words, day, bases)


PROFILE = Text("Profil penyelenggara", "Profile of the provider")
HOURS = {
    "no_break": Text("tanpa jam istirahat pada hari kerja", "no midday break on working days"),
    "all_day_core": Text("buka 24 jam setiap hari", "open around the clock every day"),
}
PUBLISHED = Text(
    "Terakhir diperbarui {day}: {hours}. Jam ini sendiri tidak menentukan level; yang dihitung adalah kebijakan dan kemudahan waktunya.",
    "Last written on {day}: {hours}. These hours alone give no level; what counts is the policy and how convenient they are.",
)
HOURS_TOLD = Text(
    "Jam layanan di profil, terakhir diperbarui {day}: {named}. Kebijakan dan kemudahan waktu lain tidak tercatat di sini; tambahkan bila ada.",
    "Hours in the profile, last written on {day}: {named}. A policy and other convenient hours are not recorded here; add them if there are any.",
)
FACILITIES_TOLD = Text(
    "Kemudahan akses di profil, terakhir diperbarui {day}: {named}. Yang dihitung hanya yang sesuai pilihan formulir; sarana lain tidak tercatat di sini, tambahkan bila ada.",
    "Accessibility in the profile, last written on {day}: {named}. Only what fits an option of the form counts; other facilities are not recorded here, add them if there are any.",
)

"""Two colleagues in one report: they see each other, and neither overwrites the other unseen."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from evidence.domain.figures import Entry
from evidence.domain.filing import add_link
from evidence.domain.reporting import save_figures
from evidence.models import Evidence, EvidenceRequirement, FigureValue, Presence, Submission
from support import samples
from support.district_pages import messages_of
from support.kpi import REPORTER, make_district, make_round, make_submission
from support.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _private_folder(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"


@pytest.fixture
def district():
    return make_district()


@pytest.fixture
def first(district):
    return person(district, "หนึ่ง")


@pytest.fixture
def second(district):
    return person(district, "สอง")


def person(district, name):
    user = make_user(Role.DISTRICT_OFFICER, district=district, first_name=name, last_name="ทดสอบ")
    client = Client()
    client.force_login(user)
    client.user = user
    return client


def url(name, round, district, **kwargs):
    return reverse(name, kwargs={"district": district.code, "round": round.pk, **kwargs})


class Window:
    """A page of figures as one colleague has it open."""

    def __init__(self, client, round, district):
        self.client, self.url = client, url("district_figures", round, district)
        self.figures = {figure.key: figure for figure in round.figures.all()}
        self.fields = self.read(client.get(self.url))

    def read(self, answer):
        self.answer = answer
        fields = {}
        for row in answer.context["rows"]:
            pk, stored = row["figure"].pk, row["stored"]
            fields[f"v{pk}"] = row["field"].value() or ""
            fields[f"s{pk}"] = "" if stored.value is None else str(stored.value)
            fields[f"sn{pk}"] = stored.note
            if row["note"]:
                fields[f"n{pk}"] = row["note"].value() or ""
        return fields

    def save(self, **typed):
        for key, value in typed.items():
            self.fields[f"v{self.figures[key].pk}"] = str(value)
        answer = self.client.post(self.url, self.fields)
        if answer.status_code == 200:
            self.fields = self.read(answer)
        return answer

    def shown(self, key):
        return self.fields[f"v{self.figures[key].pk}"]

    @property
    def text(self):
        return self.answer.content.decode()


def stored():
    return dict(FigureValue.objects.filter(value__isnull=False).values_list("figure__key", "value"))


def test_figures_of_two_colleagues_are_merged(district, first, second):
    round = make_round(12)
    one, other = Window(first, round, district), Window(second, round, district)
    assert one.save(f1_1_at_risk=7).status_code == 302
    assert other.save(f1_2_2_not_found=3).status_code == 302
    assert stored() == {"f1_1_at_risk": 7, "f1_2_2_not_found": 3}
    by = dict(FigureValue.objects.filter(value__gt=0).values_list("figure__key", "updated_by"))
    assert by == {"f1_1_at_risk": first.user.pk, "f1_2_2_not_found": second.user.pk}


def test_figure_that_both_changed_is_not_overwritten_unseen_and_nothing_typed_is_lost(
    district, first, second
):
    round = make_round(12)
    one, other = Window(first, round, district), Window(second, round, district)
    one.save(f1_1_at_risk=7, f1_2_dropouts=9)
    assert other.save(f1_1_at_risk=8, f1_2_2_not_found=3).status_code == 200
    assert stored() == {"f1_1_at_risk": 7, "f1_2_dropouts": 9, "f1_2_2_not_found": 3}
    assert "หนึ่ง ทดสอบ" in other.text
    # Theirs where only they typed, one's own where both did.
    assert [other.shown(key) for key in ("f1_1_at_risk", "f1_2_dropouts")] == ["8", "9"]
    # Seen and saved again, it is meant.
    assert other.save().status_code == 302
    assert stored()["f1_1_at_risk"] == 8


def test_same_figure_typed_by_both_is_no_conflict(district, first, second):
    round = make_round(12)
    one, other = Window(first, round, district), Window(second, round, district)
    one.save(f1_1_at_risk=7)
    assert other.save(f1_1_at_risk=7).status_code == 302


def test_reporter_that_a_colleague_named_is_not_overwritten_unseen(district, first, second):
    round = make_round()
    page = url("district_submit", round, district)
    seen = {f"seen-{field}": "" for field in REPORTER}
    make_submission(round, district, by=first.user)  # the first has named somebody
    typed = REPORTER | {"reporter_name": "อีกคน", "confirm_missing": "on"}
    answer = second.post(page, typed | seen)
    assert Submission.objects.get().reporter_name == REPORTER["reporter_name"]
    assert answer.context["form"]["reporter_name"].value() == "อีกคน"
    (sentence,) = map(str, answer.context["messages"])
    assert REPORTER["reporter_name"] in sentence
    seen = {f"seen-{field}": value for field, value in answer.context["seen"].items()}
    assert second.post(page, typed | seen).status_code == 302
    assert Submission.objects.get().current_version.reporter_name == "อีกคน"


def test_item_that_a_colleague_removed_is_told_and_the_new_file_is_not_filed(
    district, first, second
):
    round = make_round()
    submission = make_submission(round, district, by=first.user)
    item = filed(submission, first.user)
    first.post(url("district_remove", round, district, uid=item.uid))
    for name in ("district_remove", "district_replace"):
        file = SimpleUploadedFile("ใหม่.pdf", samples.pdf())
        answer = second.post(url(name, round, district, uid=item.uid), {"file": file}, follow=True)
        (sentence,) = messages_of(answer)
        assert "หนึ่ง ทดสอบ" in sentence
    assert Evidence.objects.live().count() == 0


def filed(submission, by, **kwargs):
    requirement = EvidenceRequirement.objects.filter(criterion__round=submission.round).first()
    return add_link(
        submission=submission, requirement=requirement, url="example.org", by=by, **kwargs
    )


def ask(client, round, district, *, part="1", since=None):
    since = since or timezone.now()
    answer = client.post(
        url("district_presence", round, district), {"part": part, "since": since.isoformat()}
    )
    return answer.json()


def test_colleagues_at_one_part_see_each_other_for_a_minute(frozen, district, first, second):
    round = make_round()
    assert ask(first, round, district) == {"others": "", "changed": ""}
    assert "หนึ่ง ทดสอบ" in ask(second, round, district)["others"]
    assert ask(second, round, district, part="2")["others"] == ""
    frozen.shift(timedelta(seconds=59))
    assert "หนึ่ง ทดสอบ" in ask(second, round, district)["others"]
    frozen.shift(timedelta(seconds=1))
    assert ask(second, round, district)["others"] == ""
    assert Presence.objects.count() == 3


def test_what_a_colleague_changed_since_is_told_at_its_part_alone(district, first, second):
    round = make_round(12)
    opened = timezone.now()
    submission = make_submission(round, district, by=first.user)
    entry_by(first.user, submission)
    told = {
        part: bool(ask(second, round, district, part=part, since=opened)["changed"])
        for part in ("2", "figures", "challenge", "submit")
    }
    assert told == {"2": False, "figures": True, "challenge": False, "submit": True}
    requirement = EvidenceRequirement.objects.get(criterion__round=round, key="e2_guideline")
    add_link(submission=submission, requirement=requirement, url="example.org", by=first.user)
    assert "หนึ่ง ทดสอบ" in ask(second, round, district, part="2", since=opened)["changed"]
    assert ask(first, round, district, part="2", since=opened)["changed"] == ""
    assert ask(second, round, district, part="2")["changed"] == ""


def entry_by(user, submission):
    figure = submission.round.figures.first()
    save_figures(submission=submission, entries={figure: Entry(4)}, by=user)


@pytest.mark.parametrize(
    "asked", [{}, {"part": "1"}, {"part": "x", "since": "2026-01-15T10:00:00+07:00"}]
)
def test_presence_of_nowhere_is_404(district, first, asked):
    round = make_round()
    assert first.post(url("district_presence", round, district), asked).status_code == 404

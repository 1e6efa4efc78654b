"""Evidence filed criterion by criterion, with and without a script."""

import re
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from evidence.domain.filing import add_link
from evidence.domain.links import check_link
from evidence.links.fetch import Fetched
from evidence.models import Evidence, EvidenceRequirement, Submission
from files.kinds import FileType, accept_of
from support import samples
from support.district_pages import add, messages_of, pdf, requirement_of, url
from support.kpi import make_round, make_submission
from support.queries import exact_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder", "signed_in")]


def test_criterion_takes_a_file_and_a_link_without_a_script(client, round, district, officer):
    answer = add(client, round, district, files=[pdf()], link="example.org/order")
    requirement = requirement_of(round)
    assert answer["Location"] == (
        f"{url('district_criterion', round, district, number=1)}#r{requirement.pk}"
    )
    items = Evidence.objects.order_by("pk").values_list("title", "url", "added_by")
    assert list(items) == [
        ("คำสั่ง.pdf", "", officer.pk),
        ("https://example.org/order", "https://example.org/order", officer.pk),
    ]


def test_criterion_files_the_good_ones_and_says_which_was_refused(client, round, district):
    empty = SimpleUploadedFile("ว่าง.pdf", b"")
    answer = client.post(
        url("district_criterion", round, district, number=1),
        {
            "requirement": requirement_of(round).pk,
            f"r{requirement_of(round).pk}-files": [pdf(), empty],
        },
        follow=True,
    )
    assert list(Evidence.objects.values_list("title", flat=True)) == ["คำสั่ง.pdf"]
    refused, filed = messages_of(answer)
    assert refused.startswith("ว่าง.pdf: ")
    assert "1 รายการ" in filed


def test_criterion_answers_the_script_with_a_row(client, round, district):
    answer = add(client, round, district, files=[pdf()], headers={"accept": "application/json"})
    item = Evidence.objects.get()
    assert (answer.status_code, answer.json()["errors"]) == (200, [])
    assert f'id="item-{item.uid}"' in answer.json()["rows"][0]


def test_criterion_tells_the_script_why_a_file_was_refused(client, round, district):
    answer = add(
        client,
        round,
        district,
        files=[SimpleUploadedFile("งาน.pdf", b"MZ" + bytes(300))],
        headers={"accept": "application/json"},
    )
    assert answer.status_code == 422
    assert answer.json()["rows"] == []
    assert len(answer.json()["errors"]) == 1


def test_criterion_of_a_closed_round_takes_nothing(client, district):
    closed = make_round(opens_in=-60, closes_in=-1)
    answer = add(client, closed, district, files=[pdf()])
    assert Evidence.objects.count() == 0
    assert Submission.objects.count() == 0
    assert answer.status_code == 200


def test_criterion_that_was_never_visited_makes_no_report(client, round, district):
    answer = client.get(url("district_criterion", round, district, number=1))
    assert answer.status_code == 200
    assert Submission.objects.count() == 0


def test_item_is_removed_and_replaced(client, round, district):
    add(client, round, district, files=[pdf()])
    item = Evidence.objects.get()
    client.post(url("district_replace", round, district, uid=item.uid), {"file": pdf("ใหม่.pdf")})
    new = Evidence.objects.live().get()
    assert new.title == "ใหม่.pdf"
    client.post(url("district_remove", round, district, uid=new.uid))
    assert Evidence.objects.live().count() == 0


def test_what_was_removed_by_a_slip_is_put_back_without_uploading(client, round, district):
    add(client, round, district, files=[pdf()], link="example.org/order")
    file, link = Evidence.objects.order_by("pk")
    for item in (file, link):
        page = client.post(url("district_remove", round, district, uid=item.uid), follow=True)
    [block] = page.context["blocks"]
    assert (block["items"], block["removed"]) == ([], [link, file])
    back = url("district_put_back", round, district, uid=file.uid)
    page = client.post(back, follow=True)
    [block] = page.context["blocks"]
    assert (block["items"], block["removed"]) == ([file], [link])
    assert list(map(str, block["told"])) == ["“คำสั่ง.pdf” กลับมาแล้ว"]
    assert messages_of(client.post(back, follow=True)) == ["“คำสั่ง.pdf” อยู่ในรายการอยู่แล้ว"]


def test_what_happened_is_told_beside_its_requirement_and_a_refused_replacement_changes_nothing(
    client, round, district
):
    asked = requirement_of(round, "e3_calendar")
    add(client, round, district, key="e3_calendar", number=2, files=[pdf()])
    [item] = Evidence.objects.all()
    client.get(url("district_criterion", round, district, number=2))  # the first is read
    place = url("district_replace", round, district, uid=item.uid)
    file = SimpleUploadedFile("โปรแกรม.pdf", samples.executable())
    page = client.post(place, {"file": file}, follow=True)
    assert page.redirect_chain[-1][0].endswith(f"#{asked.anchor}")
    told = {b["requirement"].key: [str(m) for m in b["told"]] for b in page.context["blocks"]}
    refusal, unchanged = told.pop("e3_calendar")
    assert refusal.startswith("โปรแกรม.pdf: ")
    assert unchanged == "“คำสั่ง.pdf” ยังอยู่เหมือนเดิม"
    assert (set(map(tuple, told.values())), list(page.context["messages"])) == ({()}, [])
    assert list(Evidence.objects.live()) == [item]


def test_links_that_others_cannot_open_are_marked_and_mended(client, round, district):
    for name in ("gone", "closed", "opens", "silent"):
        add(client, round, district, link=f"example.org/{name}")
    links = list(Evidence.objects.order_by("pk"))
    at = datetime(2026, 1, 15, 3, tzinfo=UTC)
    for link, status in zip(links, (404, 403, 200, 500), strict=True):
        found = Fetched(link.url, status=status)
        check_link(evidence=link, fetch=lambda url, found=found: found, at=at)

    def marks():
        page = client.get(url("district_criterion", round, district, number=1)).text
        return re.findall(r"ลิงก์นี้[^(]+\([^)]+\)", page)

    when = "(15 ม.ค. 69 10.00\xa0น.)"
    assert marks() == [f"ลิงก์นี้เปิดไม่ได้ {when}", f"ลิงก์นี้ต้องเข้าสู่ระบบก่อนจึงเปิดได้ {when}"]
    place = url("district_replace", round, district, uid=links[0].uid)
    refused = client.post(place, {"url": "ไม่ใช่ลิงก์"}, follow=True)
    assert messages_of(refused)[0].startswith("ไม่ใช่ลิงก์: ")
    assert f'value="{links[0].url}" required' in refused.text
    client.post(place, {"url": "example.org/right"})
    mended = Evidence.objects.live().last()
    assert (mended.url, mended.requirement) == ("https://example.org/right", links[0].requirement)
    assert marks() == [f"ลิงก์นี้ต้องเข้าสู่ระบบก่อนจึงเปิดได้ {when}"]


@pytest.mark.parametrize("items", [1, 3, 30])
def test_criterion_page_takes_as_many_queries_for_30_items_as_for_1(
    client, round, district, officer, items
):
    submission = make_submission(round, district, by=officer)
    for number in range(items):
        add_link(
            submission=submission,
            requirement=requirement_of(round),
            url=f"example.org/{number}",
            by=officer,
        )
    with exact_queries(14):
        client.get(url("district_criterion", round, district, number=1))


def test_saving_a_challenge_keeps_its_documents(client, round, district, officer):
    submission = make_submission(round, district, by=officer)
    page = url("district_challenge", round, district)
    client.post(page, {"challenge": "yes"})
    requirement = round.pa_requirements.get(key="pa2_evidence")
    client.post(page, {"requirement": requirement.pk, f"r{requirement.pk}-url": "example.org/clip"})
    client.post(page, {"challenge": "no"})
    submission.refresh_from_db()
    assert (submission.is_challenge, submission.evidence.live().count()) == (False, 1)


def test_evidence_of_the_six_month_round_is_filed_again_without_uploading(
    client, district, officer
):
    six, twelve = make_round(), make_round(12)
    add(client, six, district, files=[pdf()])
    item = Evidence.objects.get()
    again, practice = (requirement_of(twelve, key) for key in ("e2_guideline", "e1_best_practice"))
    page = url("district_criterion", twelve, district, number=2)
    client.post(page, {"requirement": again.pk, f"r{again.pk}-again": item.uid})
    second = Evidence.objects.get(requirement=again)
    assert (second.file, second.title, second.added_by) == (item.file, item.title, officer)
    # A practice is somebody's: that is asked for here too.
    page = url("district_criterion", twelve, district, number=3)
    given = {"requirement": practice.pk, f"r{practice.pk}-again": item.uid}
    answer = client.post(page, given)
    assert not Evidence.objects.filter(requirement=practice).exists()
    assert answer.status_code == 200
    client.post(page, given | {f"r{practice.pk}-practice_level": "district"})
    assert Evidence.objects.get(requirement=practice).practice_level == "district"


def test_evidence_of_others_and_of_later_rounds_is_not_offered(client, district, officer):
    six, twelve = make_round(), make_round(12)
    submission = make_submission(twelve, district, by=officer)
    add_link(
        submission=submission,
        requirement=requirement_of(twelve, "e2_guideline"),
        url="example.org",
        by=officer,
    )
    stranger = make_submission(six)
    other = add_link(
        submission=stranger, requirement=requirement_of(six), url="example.org", by=officer
    )
    page = url("district_criterion", six, district, number=1)
    assert "again" not in client.get(page).context["blocks"][0]["form"].fields
    again = requirement_of(twelve, "e1_data_report")
    client.post(
        url("district_criterion", twelve, district, number=2),
        {"requirement": again.pk, f"r{again.pk}-again": other.uid},
    )
    assert not Evidence.objects.filter(requirement=again).exists()


def test_workbook_that_names_children_is_sent_whole_and_never_in_parts(client, district):
    yearly = make_round(months=12)
    page = client.get(url("district_criterion", yearly, district, number=2)).text
    sections = page.split('<section class="panel requirement" id="r')[1:]
    forms = {int(text.partition('"')[0]): text for text in sections if 'class="add"' in text}
    in_parts = {key for key, text in forms.items() if "data-uploads" in text}
    asked = EvidenceRequirement.objects.filter(criterion__round=yearly, criterion__number=2)
    assert in_parts == set(asked.exclude(counted_only=True).values_list("pk", flat=True))
    assert len(forms) == len(in_parts) + 1


def test_requirement_says_and_offers_the_files_that_it_takes(client, district, officer):
    six, twelve = make_round(), make_round(12)
    make_submission(six, district, by=officer, is_challenge=True)
    pages = [
        url("district_challenge", six, district),
        url("district_criterion", twelve, district, number=2),
    ]
    shown = "".join(client.get(page).text for page in pages)
    every, excel = accept_of(FileType), accept_of([FileType.XLSX])
    for asked, accept, said in [
        (six.pa_requirements.get(key="pa1_lessons"), "application/pdf,.pdf", "PDF ไม่เกิน 1 หน้า"),
        (six.pa_requirements.get(key="pa2_evidence"), every, "JPEG, PNG, WebP, HEIC, PDF"),
        (requirement_of(twelve, "e1_data_report"), every, "JPEG, PNG, WebP, HEIC, PDF"),
        (requirement_of(twelve, "e3_excel"), excel, "XLSX ขนาดไม่เกิน"),
    ]:
        section = shown.split(f'id="r{asked.pk}"')[1].split("</section>")[0]
        inputs = re.findall(r'<input type="file"[^>]+accept="([^"]+)"', section)
        # Where photos are taken, the camera stands beside.
        assert (inputs[0], inputs[1:]) == (accept, ["image/*"] * (accept == every))
        assert said in section


def test_pa_lesson_that_is_no_pdf_is_refused_and_its_replacement_too(
    client, round, district, officer
):
    make_submission(round, district, by=officer, is_challenge=True)
    asked = round.pa_requirements.get(key="pa1_lessons")
    page = url("district_challenge", round, district)
    field = f"r{asked.pk}-files"
    photo = SimpleUploadedFile("บทเรียน.jpg", samples.jpeg())
    refused = client.post(page, {"requirement": asked.pk, field: [photo]})
    assert messages_of(refused) == ["บทเรียน.jpg: ส่งเอกสารนี้เป็นไฟล์ PDF"]
    client.post(page, {"requirement": asked.pk, field: [pdf("บทเรียน.pdf")]})
    lesson = Evidence.objects.get()
    shown = client.get(page).text
    assert f'id="replace-{lesson.uid}" accept="application/pdf,.pdf"' in shown


def test_whose_practice_it_is_must_be_said_and_its_label_does_not_say_otherwise(client, district):
    round = make_round(12)
    asked = requirement_of(round, "e1_best_practice")
    page = url("district_criterion", round, district, number=3)
    form = next(
        block["form"]
        for block in client.get(page).context["blocks"]
        if block["requirement"] == asked
    )
    required = {name: field.required for name, field in form.fields.items()}
    assert required == {
        "practice_level": True,
        "school": False,
        "school_name": False,
        "files": False,
        "url": False,
        "client_id": False,
    }
    legend = client.get(page).text.split("<legend>")[1].split("</legend>")[0]
    assert legend == "วิธีการปฏิบัติที่เป็นเลิศของใคร"
    link = f"r{asked.pk}-url"
    refused = client.post(page, {"requirement": asked.pk, link: "example.org/kept"})
    # Beside the field, and said once.
    form = next(b["form"] for b in refused.context["blocks"] if b["requirement"] == asked)
    assert form.errors == {
        "practice_level": ["ระบุว่าเป็นวิธีการปฏิบัติที่เป็นเลิศของสำนักงานเขตหรือของสถานศึกษา"]
    }
    assert messages_of(refused) == []
    assert 'value="example.org/kept"' in refused.text
    assert Evidence.objects.count() == 0

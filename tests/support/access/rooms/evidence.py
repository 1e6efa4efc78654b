"""Who may open what: the districts' side of the evidence floor, under /intranet/.

Whatever belongs to another district does not exist: 404. The report has been sent and is assigned
to the evaluator; `#pa` is a document of its PA part, which evaluators and supervisors never see.
`#twelve` is the twelve-month round, which alone has figures.
"""

import uuid

from django.core.files.base import ContentFile
from django.utils import timezone

from evidence.domain.calendar.keys import renew_key, token_of
from evidence.domain.receipts import code_of
from evidence.domain.reporting import withdraw
from evidence.enums import EvidenceKind
from evidence.models import Evidence, EvidenceRequirement, PartialUpload, StoredFile
from support import samples
from support.evaluation import send
from support.kpi import make_monitoring_round, make_round, make_submission

TABLE = """
visitor officer stranger region evaluator personnel editor moderator admin | route
login   200     200      200    200       200       200    200       200   | intranet/
login   200     404      404    404       404       404    404       404   | intranet/districts/<slug:district>/
login   200     404      404    404       404       404    404       404   | intranet/districts/<slug:district>/rounds/<int:round>/
login   200     404      404    404       404       404    404       404   | intranet/districts/<slug:district>/rounds/<int:round>/criteria/<int:number>/
login   200     404      404    404       404       404    404       404   | intranet/districts/<slug:district>/rounds/<int:round>/challenge/
login   404     404      404    404       404       404    404       404   | intranet/districts/<slug:district>/rounds/<int:round>/figures/
login   200     404      404    404       404       404    404       404   | intranet/districts/<slug:district>/rounds/<int:round>/figures/#twelve
login   302     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/rounds/<int:round>/dropouts/
login   200     404      404    404       404       404    404       404   | intranet/districts/<slug:district>/rounds/<int:round>/submit/
login   200     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/rounds/<int:round>/submit/
login   404     404      404    404       404       404    404       404   | intranet/districts/<slug:district>/rounds/<int:round>/result/
login   302     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/rounds/<int:round>/withdraw/
login   302     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/rounds/<int:round>/items/<uuid:uid>/remove/
login   404     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/rounds/<int:round>/practices/<int:requirement>/
login   302     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/rounds/<int:round>/criteria/<int:number>/write-up/
login   405     405      405    405       405       405    405       405   | intranet/districts/<slug:district>/rounds/<int:round>/items/<uuid:uid>/put-back/
login   302     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/rounds/<int:round>/items/<uuid:uid>/put-back/
login   405     405      405    405       405       405    405       405   | intranet/districts/<slug:district>/rounds/<int:round>/items/<uuid:uid>/replace/
login   302     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/rounds/<int:round>/items/<uuid:uid>/replace/
login   404     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/rounds/<int:round>/presence/
403     412     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/rounds/<int:round>/uploads/
403     409     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/rounds/<int:round>/uploads/<uuid:client_id>/
login   302     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/rounds/<int:round>/uploads/<uuid:client_id>/discard/
login   200     404      200    200       404       404    404       200   | intranet/evidence/<uuid:uid>/file/
login   200     404      200    200       404       404    404       200   | intranet/evidence/<uuid:uid>/thumbnail/
login   200     404      404    404       200       404    404       200   | intranet/evidence/<uuid:uid>/file/#pa
login   200     404      404    404       200       404    404       200   | intranet/evidence/<uuid:uid>/thumbnail/#pa
login   200     404      200    200       404       404    404       200   | intranet/evidence/<uuid:uid>/pages/<int:number>/
login   200     404      404    404       200       404    404       200   | intranet/evidence/<uuid:uid>/pages/<int:number>/#pa
login   200     404      200    200       404       404    404       200   | intranet/receipts/<str:number>/
login   200     404      200    200       404       404    404       200   | intranet/receipts/<str:number>/pdf/
login   200     404      200    200       404       404    404       200   | intranet/receipts/<str:number>/changes/
login   200     200      404    404       404       404    404       404   | intranet/calendar/
login   302     302      404    404       404       404    404       404   | POST intranet/calendar/
200     200     200      200    200       200       200    200       200   | intranet/calendar/<str:token>.ics
200     200     200      200    200       200       200    200       200   | verify/
200     200     200      200    200       200       200    200       200   | verify/<str:number>/<str:code>/
login   200     404      404    404       404       404    404       404   | intranet/districts/<slug:district>/rounds/<int:round>/figures/workbook/#twelve
login   302     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/rounds/<int:round>/figures/workbook/#twelve
login   302     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/rounds/<int:round>/figures/workbook/confirm/#twelve
login   200     404      404    404       404       404    404       404   | intranet/districts/<slug:district>/monitoring/<int:round>/
login   200     404      404    404       404       404    404       404   | intranet/districts/<slug:district>/monitoring/<int:round>/sections/<int:number>/
login   302     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/monitoring/<int:round>/sections/<int:number>/
login   302     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/monitoring/<int:round>/send/
login   302     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/monitoring/<int:round>/reopen/
login   200     404      200    404       404       404    404       200   | intranet/reports/<int:pk>/
login   200     404      200    404       404       404    404       200   | POST intranet/reports/<int:pk>/
login   404     404      404    404       200       404    404       200   | intranet/pa/
login   404     404      404    404       200       404    404       200   | intranet/pa/<int:round>/
login   404     404      404    404       200       404    404       200   | intranet/pa/<int:round>/zip/
login   404     404      200    404       404       404    404       200   | intranet/monitoring/<int:round>/
login   404     404      200    404       404       404    404       200   | intranet/monitoring/<int:round>/export/
login   404     404      200    404       404       404    404       200   | intranet/monitoring/<int:round>/districts/<slug:code>/
"""


def arguments(world):
    officer = world.people["officer"]
    round = make_round(months=6)
    submission = make_submission(round, world.district, by=officer, is_challenge=True)
    requirements = EvidenceRequirement.objects.order_by("order")
    item = _file(submission, requirements.filter(criterion__round=round).first(), officer)
    pa_item = _file(submission, requirements.filter(pa_round=round).first(), officer)
    send(submission, officer, evaluators=[world.people["evaluator"]])
    withdraw(submission=submission, by=officer)
    send(submission, officer)
    upload = PartialUpload.objects.create(
        submission=submission,
        requirement=item.requirement,
        client_id=uuid.uuid4(),
        name="letter.pdf",
        size=8,
        owner=officer,
        begun_at=timezone.now(),
        touched_at=timezone.now(),
    )
    renew_key(user=officer)
    monitoring = make_monitoring_round(world.district.region)
    return {
        "intranet/districts/<slug:district>/monitoring/": {"round": monitoring.pk},
        "intranet/monitoring/": {"round": monitoring.pk, "code": world.district.code},
        "intranet/": {
            "district": world.district.code,
            "round": round.pk,
            "requirement": item.requirement.pk,
            "number": 1,
            "uid": item.uid,
            "client_id": upload.client_id,
        },
        "intranet/reports/": {"pk": submission.pk},
        "intranet/calendar/": {"token": token_of(officer)},
        "intranet/receipts/": {"number": submission.current_version.receipt_number},
        "verify/": {
            "number": submission.current_version.receipt_number,
            "code": code_of(submission.current_version),
        },
        "intranet/districts/#twelve": {"round": round.indicator.rounds.get(months=12).pk},
        "intranet/evidence/#pa": {"uid": pa_item.uid},
    }


def _file(submission, requirement, officer):
    now = timezone.now()
    stored = StoredFile.objects.create(
        name="letter.pdf",
        type="pdf",
        size=8,
        sha256="0" * 64,
        original_sha256="0" * 64,
        pages=1,
        path=ContentFile(samples.pdf(), name="letter.pdf"),
        thumbnail=ContentFile(b"RIFF", name="letter.webp"),
        uploaded_by=officer,
        uploaded_at=now,
    )
    return Evidence.objects.create(
        submission=submission,
        requirement=requirement,
        kind=EvidenceKind.DOCUMENT,
        title="Letter",
        file=stored,
        added_by=officer,
        added_at=now,
    )

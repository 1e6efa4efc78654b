"""Who may open what: the evaluation and the KPI under /admin/.

The report of Krabi's office has been sent and is assigned to the evaluator; `#conflict` is another
one, assigned too, of an office that they belong to; `#foreign` is assigned to nobody. To score is
for evaluators alone, to read for programme admins too; whatever else does not exist.
"""

from areas.models import Membership
from evidence.domain.assigning import assign
from evidence.models import DropoutMapping, EvidenceRequirement, Extension, Figure, NonReport
from support.evaluation import make_sent
from support.kpi import make_monitoring_round, make_round, make_submission

TABLE = """
visitor officer stranger region evaluator personnel editor moderator admin | route
login   login   login    login  200       login     404    404       200   | admin/evaluation/
login   login   login    login  200       login     404    404       200   | admin/evaluation/results/
login   login   login    login  302       login     404    404       302   | admin/evaluation/next/
login   login   login    login  200       login     404    404       200   | admin/evaluation/<int:pk>/
login   login   login    login  404       login     404    404       200   | admin/evaluation/<int:pk>/#conflict
login   login   login    login  404       login     404    404       200   | admin/evaluation/<int:pk>/#foreign
login   login   login    login  400       login     404    404       404   | POST admin/evaluation/<int:pk>/criteria/<int:number>/
login   login   login    login  404       login     404    404       404   | POST admin/evaluation/<int:pk>/criteria/<int:number>/#conflict
login   login   login    login  404       login     404    404       404   | POST admin/evaluation/<int:pk>/criteria/<int:number>/#foreign
login   login   login    login  404       login     404    404       404   | POST admin/evaluation/<int:pk>/acceptance/<str:what>/
login   login   login    login  404       login     404    404       404   | POST admin/evaluation/<int:pk>/acceptance/<str:what>/#conflict
login   login   login    login  404       login     404    404       404   | POST admin/evaluation/<int:pk>/acceptance/<str:what>/#foreign
login   login   login    login  302       login     404    404       404   | POST admin/evaluation/<int:pk>/note/
login   login   login    login  404       login     404    404       404   | POST admin/evaluation/<int:pk>/note/#conflict
login   login   login    login  404       login     404    404       404   | POST admin/evaluation/<int:pk>/note/#foreign
login   login   login    login  302       login     404    404       404   | POST admin/evaluation/<int:pk>/submit/
login   login   login    login  404       login     404    404       404   | POST admin/evaluation/<int:pk>/submit/#conflict
login   login   login    login  404       login     404    404       404   | POST admin/evaluation/<int:pk>/submit/#foreign
login   login   login    login  302       login     404    404       404   | POST admin/evaluation/<int:pk>/reopen/
login   login   login    login  404       login     404    404       404   | POST admin/evaluation/<int:pk>/reopen/#conflict
login   login   login    login  404       login     404    404       404   | POST admin/evaluation/<int:pk>/reopen/#foreign
login   login   login    login  200       login     404    404       404   | admin/evaluation/<int:pk>/return/
login   login   login    login  404       login     404    404       404   | admin/evaluation/<int:pk>/return/#conflict
login   login   login    login  404       login     404    404       404   | admin/evaluation/<int:pk>/return/#foreign
login   login   login    login  200       login     404    404       404   | POST admin/evaluation/<int:pk>/return/
login   login   login    login  404       login     404    404       404   | POST admin/evaluation/<int:pk>/return/#conflict
login   login   login    login  404       login     404    404       404   | POST admin/evaluation/<int:pk>/return/#foreign
login   login   login    login  404       login     404    404       302   | POST admin/evaluation/<int:pk>/settle/
login   login   login    login  404       login     404    404       200   | admin/evaluation/<int:pk>/history/
login   login   login    login  200       login     404    404       200   | admin/evaluation/<int:pk>/dossier/
login   login   login    login  404       login     404    404       200   | admin/evaluation/<int:pk>/dossier/#conflict
login   login   login    login  404       login     404    404       200   | admin/evaluation/<int:pk>/dossier/#foreign
login   login   login    login  404       login     404    404       404   | admin/evaluation/<int:pk>/evidence/<uuid:uid>/text/
login   login   login    login  404       login     404    404       404   | admin/evaluation/<int:pk>/evidence/<uuid:uid>/practice/
login   login   login    login  404       login     404    404       200   | admin/rounds/
login   login   login    login  404       login     404    404       200   | admin/rounds/<int:pk>/
login   login   login    login  404       login     404    404       200   | admin/rounds/<int:pk>/figures/
login   login   login    login  404       login     404    404       200   | admin/rounds/<int:pk>/assign/
login   login   login    login  404       login     404    404       200   | POST admin/rounds/<int:pk>/assign/
login   login   login    login  404       login     404    404       200   | admin/rounds/<int:pk>/assign/sheet/
login   login   login    login  404       login     404    404       200   | POST admin/rounds/<int:pk>/assign/sheet/
login   login   login    login  404       login     404    404       302   | POST admin/rounds/<int:pk>/assign/sheet/confirm/
login   login   login    login  404       login     404    404       200   | admin/rounds/<int:pk>/assign/sheet/workbook/
login   login   login    login  404       login     404    404       200   | admin/rounds/<int:pk>/reassign/
login   login   login    login  404       login     404    404       200   | POST admin/rounds/<int:pk>/reassign/
login   login   login    login  404       login     404    404       200   | admin/rounds/<int:pk>/remind/
login   login   login    login  404       login     404    404       200   | POST admin/rounds/<int:pk>/remind/
login   login   login    login  404       login     404    404       200   | admin/rounds/<int:pk>/dossiers/
login   login   login    login  404       login     404    404       302   | POST admin/rounds/<int:pk>/dossiers/
login   login   login    login  404       login     404    404       404   | admin/rounds/<int:pk>/dossiers/<int:archive>/
login   login   login    login  404       login     404    404       200   | admin/rounds/<int:pk>/close/
login   login   login    login  404       login     404    404       200   | POST admin/rounds/<int:pk>/close/
login   login   login    login  404       login     404    404       200   | admin/rounds/<int:pk>/release/
login   login   login    login  404       login     404    404       200   | POST admin/rounds/<int:pk>/release/
login   login   login    login  404       login     404    404       200   | admin/rounds/<int:pk>/reviews/
login   login   login    login  404       login     404    404       404   | admin/rounds/<int:pk>/districts/<slug:code>/accept/
login   login   login    login  404       login     404    404       200   | admin/rounds/<int:pk>/districts/<slug:code>/accept/#draft
login   login   login    login  404       login     404    404       200   | POST admin/rounds/<int:pk>/districts/<slug:code>/accept/#draft
login   login   login    login  404       login     404    404       200   | admin/rounds/<int:pk>/districts/<slug:code>/override/
login   login   login    login  404       login     404    404       200   | POST admin/rounds/<int:pk>/districts/<slug:code>/override/
login   login   login    login  404       login     404    404       404   | admin/rounds/<int:pk>/districts/<slug:code>/correction/
login   login   login    login  404       login     404    404       200   | admin/rounds/<int:pk>/export/
login   login   login    login  404       login     404    404       200   | admin/reminders/
login   login   login    login  home      login     home   home      home  | admin/kpi/extensions/edit/<int:pk>/
login   login   login    login  home      login     home   home      home  | admin/kpi/extensions/usage/<int:pk>/
login   login   login    login  home      login     home   home      home  | admin/kpi/extensions/delete/<int:pk>/
login   login   login    login  home      login     home   home      home  | admin/kpi/non-reports/edit/<int:pk>/
login   login   login    login  home      login     home   home      home  | admin/kpi/non-reports/usage/<int:pk>/
login   login   login    login  home      login     home   home      home  | admin/kpi/assignments/edit/<int:pk>/
login   login   login    login  home      login     home   home      home  | admin/kpi/assignments/usage/<int:pk>/
"""


def arguments(world):
    """Evidence of these reports is links: there is no text to read here, nor a practice."""
    evaluator = world.people["evaluator"]
    round = make_round(months=6, fiscal_year=2030)
    report = make_sent(round, world.district, evaluators=[evaluator])
    conflict = make_sent(round)
    assign(submission=conflict, evaluator=evaluator, by=world.people["admin"])
    Membership.objects.create(user=evaluator, district=conflict.district)
    foreign = make_sent(round)
    values = {"number": 1, "what": "guideline", "uid": report.evidence.first().uid}
    admin = world.people["admin"]
    given = {"round": round, "district": world.other_district, "reason": "น้ำท่วม"}
    extension = Extension.objects.create(until=round.closes_at, granted_by=admin, **given)
    non_report = NonReport.objects.create(closed_by=admin, **given)
    figure = Figure.objects.filter(round__indicator=round.indicator).first()
    monitoring = make_monitoring_round(world.district.region)
    question = monitoring.form.sections.first().questions.first()
    dropouts = DropoutMapping.objects.create(round=round, status_heading="สถานะ")
    return {
        "admin/monitoring/rounds/": {"pk": monitoring.pk},
        "admin/monitoring/forms/": {"pk": monitoring.form_id},
        "admin/monitoring/questions/": {"pk": question.pk},
        "admin/rounds/": {"pk": round.pk, "code": world.district.code, "archive": 0},
        "admin/rounds/#draft": {"pk": round.pk, "code": make_submission(round).district.code},
        "admin/kpi/indicators/": {"pk": round.indicator_id},
        "admin/kpi/rounds/": {"pk": round.pk},
        "admin/kpi/requirements/": {"pk": EvidenceRequirement.objects.first().pk},
        "admin/kpi/dropouts/": {"pk": dropouts.pk},
        "admin/kpi/figures/": {"pk": figure.pk},
        "admin/kpi/extensions/": {"pk": extension.pk},
        "admin/kpi/non-reports/": {"pk": non_report.pk},
        "admin/kpi/assignments/": {"pk": report.assignments.get().pk},
        "admin/evaluation/": {"pk": report.pk, **values},
        "admin/evaluation/#conflict": {"pk": conflict.pk, **values},
        "admin/evaluation/#foreign": {"pk": foreign.pk, **values},
    }

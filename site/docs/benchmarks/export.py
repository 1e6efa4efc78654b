"""How much the round workbook costs beyond openpyxl itself.

    uv run python site/docs/benchmarks/export.py [evidence rows …]

For each number of rows it fills a database under a temporary folder with the 245 districts, each
with a version that was sent and evaluated on nine criteria, and measures

* the export of the whole round, and
* the same evidence rows, ready in memory, written by openpyxl alone (write-only, lxml),

several times in turn, each in a process of its own. The time is that of the processor, so that
other work on the machine counts little, and the smallest of all runs is taken. The extra memory
is the highest that the export took at any time, less that of openpyxl given one row after the
other. Targets: 1.5 × at 10,000 rows, 1.25 × at 100,000, 20 MiB.
"""

import itertools
import os
import pickle
import resource
import subprocess
import sys
import tempfile
import time
import uuid
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
RUNS = 3
CLEAR = 7


def main():
    for number in [int(text) for text in sys.argv[1:]] or [10_000, 100_000]:
        with tempfile.TemporaryDirectory() as folder:
            run("fill", folder, number)
            timings = {"export": [], "openpyxl": []}
            for _ in range(RUNS):
                for step, found in timings.items():
                    found.append(float(run(step, folder)))
            ours, theirs = min(timings["export"]), min(timings["openpyxl"])
            extra = int(run("export_memory", folder)) - int(run("openpyxl_memory", folder))
        print(
            f"{number:,} evidence rows: export {ours:.2f} s, openpyxl {theirs:.2f} s, "
            f"ratio {ours / theirs:.2f}, extra peak memory {extra / 1024:.1f} MiB"
        )


def run(step, folder, *arguments):
    """Run a step in a process of its own; returns what it printed last."""
    command = [sys.executable, __file__, step, folder, *map(str, arguments)]
    environment = {
        **os.environ,
        "DATA_DIR": folder,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
    }
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip().rpartition("\n")[2]


def fill(folder, number):
    """A released-to-be round with `number` pieces of evidence, and their rows as a pickle."""
    from collections import Counter

    from django.core.management import call_command
    from django.utils import timezone, translation

    from accounts.models import User
    from areas.models import District
    from evidence.domain.export import register, reports
    from evidence.domain.export.cells import value_of
    from evidence.domain.load_kpi import load_kpi
    from evidence.models import (
        Evaluation,
        Evidence,
        EvidenceRequirement,
        StoredFile,
        Submission,
        SubmissionVersion,
        Verdict,
    )

    call_command("migrate", verbosity=0)
    call_command("load_areas", verbosity=0)
    now = timezone.now()
    days = (now - timedelta(days=30), now + timedelta(days=30))
    indicator = load_kpi(fiscal_year=2027, dates={6: days, 12: days})
    round = indicator.rounds.get(months=6)
    user = User.objects.create(username="benchmark", first_name="สมมุติ", last_name="ทดสอบ")
    submissions = Submission.objects.bulk_create(
        Submission(
            round=round,
            district=district,
            district_name_th=district.name_th,
            district_name_en=district.name_en,
            region_id=district.region_id,
        )
        for district in District.objects.all()
    )
    versions = SubmissionVersion.objects.bulk_create(
        SubmissionVersion(
            submission=submission,
            number=1,
            receipt_number=f"benchmark-{submission.pk}",
            submitted_at=now,
            submitted_by=user,
            sha256="0" * 64,
        )
        for submission in submissions
    )
    for submission, version in zip(submissions, versions, strict=True):
        submission.current_version, submission.state = version, "submitted"
    Submission.objects.bulk_update(submissions, ["current_version", "state"])
    evaluations = Evaluation.objects.bulk_create(
        Evaluation(version=version, evaluator=user, state="submitted", submitted_at=now)
        for version in versions
    )
    Verdict.objects.bulk_create(
        Verdict(
            evaluation=evaluation,
            criterion=criterion,
            value="clear" if criterion.number <= CLEAR else "not_clear",
            reason="หลักฐานครบถ้วน",
        )
        for evaluation in evaluations
        for criterion in round.criteria.all()
    )
    files = StoredFile.objects.bulk_create(
        (
            StoredFile(
                path=f"evidence/{index}.pdf",
                name=f"คำสั่งแต่งตั้งคณะทำงาน {index}.pdf",
                type="pdf",
                size=100_000 + index,
                sha256=f"{index:064x}",
                original_sha256=f"{index:064x}",
                uploaded_by=user,
                uploaded_at=now,
            )
            for index in range(number)
        ),
        batch_size=2000,
    )
    places = itertools.product(
        EvidenceRequirement.objects.filter(criterion__round=round),
        zip(submissions, versions, strict=True),
    )
    evidence, links = [], []
    through = SubmissionVersion.evidence.through
    for index, (requirement, (submission, version)) in zip(
        range(number), itertools.cycle(places), strict=False
    ):
        evidence.append(
            Evidence(
                pk=index + 1,
                uid=uuid.UUID(int=index + 1),
                submission=submission,
                requirement=requirement,
                kind="document",
                title=f"คำสั่งแต่งตั้งคณะทำงานติดตามค้นหาเด็กออกกลางคัน ฉบับที่ {index}",
                file=files[index],
                added_by=user,
                added_at=now + timedelta(seconds=index),
            )
        )
        links.append(through(submissionversion_id=version.pk, evidence_id=index + 1))
    Evidence.objects.bulk_create(evidence, batch_size=2000)
    through.objects.bulk_create(links, batch_size=2000)

    with translation.override("th"):
        rows = register.rows(reports.reports_of(round, now), Counter())
        rows = [[getattr(value_of(v), "text", value_of(v)) for v in row] for row in rows]
    (Path(folder) / "rows.pickle").write_bytes(pickle.dumps(rows))


def export(folder):
    from django.utils import translation

    from accounts.models import User
    from evidence.domain.export.workbook import export_round
    from evidence.models import Round

    round = Round.objects.select_related("indicator").get(months=6)
    user = User.objects.get(username="benchmark")
    start = time.process_time()
    with translation.override("th"), open(Path(folder) / "export.xlsx", "w+b") as file:
        export_round(round=round, by=user, to=file)
    return time.process_time() - start


def openpyxl(folder, rows=None):
    from openpyxl import Workbook

    rows = rows or pickle.loads((Path(folder) / "rows.pickle").read_bytes())
    start = time.process_time()
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("rows")
    for row in rows:
        sheet.append(row)
    workbook.save(Path(folder) / "openpyxl.xlsx")
    return time.process_time() - start


def export_memory(folder):
    export(folder)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def openpyxl_memory(folder):
    """The same number of rows, but of a few, so that the rows themselves weigh nothing."""
    from evidence.models import Evidence

    number = Evidence.objects.count()
    few = [["ข้อความ" * 5] * 14] * 10
    openpyxl(folder, itertools.islice(itertools.cycle(few), number))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    if sys.argv[1:2] and not sys.argv[1].isdigit():
        sys.path[:0] = [str(ROOT), str(ROOT / "site")]
        import django

        django.setup()
        # A running site has loaded these long before.
        from django.urls import reverse

        import evidence.views.export  # noqa: F401

        reverse("intranet_home")
        step, folder, *arguments = sys.argv[1:]
        print(globals()[step](folder, *map(int, arguments)))
    else:
        main()

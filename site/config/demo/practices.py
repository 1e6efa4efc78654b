"""The library and its practices: Krabi's, and invented ones for the demo."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.html import escape

from areas.models import District, School
from bestpractice.models import (
    BestPracticePage,
    CompilationPage,
    CompiledWork,
    LibraryPage,
    Technique,
)
from thai.dates import fiscal_year, from_buddhist, to_buddhist

from .blocks import Stream
from .content import in_language, read
from .images import drawing_for
from .tree import put


def load_library(home, *, demo, today=None):
    """Make the library with the Krabi case, and the invented cases if `demo`.

    They are dated back from `today`, and so are the fiscal years of the invented ones.
    """
    today = today or timezone.localdate()
    words = read("labels")["home"]

    def build(language):
        texts = in_language(words, language)
        return LibraryPage(
            title=texts["library"],
            intro=texts["library_intro"],
            search_description=texts["library_intro"],
        )

    library = put(home, LibraryPage, "best-practices", build)
    cases = read("demo_cases")["cases"] if demo else []
    made = [_put_case(library, {**case, "is_demo": True}, today) for case in cases]
    if demo:
        _put_compilation(home, made, from_buddhist(fiscal_year(today)) - 1)
    return library, _put_case(library, _as_case(read("krabi")), today)


def _put_compilation(home, cases, year):
    """The numbered ones among `cases` of that year, as the compilation of the demo."""
    words = read("labels")["compilation"]

    def build(language):
        texts = in_language(words, language)
        page = CompilationPage(
            title=texts["title"].format(year=_year_in(language, year)),
            intro=texts["intro"],
            fiscal_year=year,
        )
        for case in cases:
            if case.work_number and case.fiscal_year == year:
                page.works.add(CompiledWork(number=case.work_number, practice=case))
        return page

    put(home, CompilationPage, f"best-practices-{to_buddhist(year)}", build)


def _put_case(library, case, today):
    day = today - timedelta(days=case["days_ago"])
    morning = timezone.make_aware(datetime.combine(day, time(9)))
    slug = case["slug"]
    return put(library, BestPracticePage, slug, _builder(case, today), published_at=morning)


def _as_case(krabi):
    """The Krabi write-up in the make of `demo_cases.yaml`: what it lacks stays out."""
    technique, results = krabi["technique"], krabi["results"]
    return krabi | {
        "days_ago": 3,
        "is_demo": False,
        "is_showcase": True,
        "work_areas": ["tracking"],
        "background": krabi["background"]["paragraphs"],
        "process": {step["key"]: step for step in krabi["process"]["steps"]},
        "process_intro_th": krabi["process"]["intro_th"],
        "process_intro_en": krabi["process"]["intro_en"],
        "technique": technique["letters"],
        "technique_intro_th": technique["intro_th"],
        "technique_intro_en": technique["intro_en"],
        "quantitative": [results["quantitative"]],
        "qualitative": [results["qualitative"]],
        "success_factors": krabi["success_factors"]["items"],
    }


def _builder(case, today):
    year = from_buddhist(fiscal_year(today)) - case["years_ago"] if "years_ago" in case else None

    def build(language):
        texts = in_language(case, language)
        district = District.objects.get(code=case["district"])
        practice = BestPracticePage(
            title=texts["title"],
            activity_name=texts["activity"],
            lead=texts["lead"],
            search_description=texts.get("card", texts["lead"]),
            level=case["level"],
            district=district,
            school=_school(case, district),
            fiscal_year=year,
            work_number=case["work_number"],
            cover=drawing_for(case["slug"]),
            is_showcase=case.get("is_showcase", False),
            is_demo=case["is_demo"],
            **_headings(texts, case["slug"], _year_in(language, year)),
        )
        for name in case["techniques"]:
            practice.technique_links.create(technique=_technique(name))
        for area in case["work_areas"]:
            practice.work_area_links.create(area=area)
        return practice

    return build


def _year_in(language, year):
    """A year of the Common Era as `language` writes it; None stays None."""
    return to_buddhist(year) if year and language == "th" else year


def _headings(texts, slug, year):
    """What stands under the official headings; `year` replaces {year} in the figures' texts."""
    process = Stream(slug, "process")
    for phase, step in texts["process"].items():
        items = [item["text"] for item in step["items"]]
        process.add(phase, {"heading": step.get("title", ""), "items": items})
    technique = Stream(slug, "technique").extend(
        "letter",
        [{name: part[name] for name in ("letter", "word", "text")} for part in texts["technique"]],
    )
    quantitative = Stream(slug, "quantitative").extend(
        "result",
        [
            {
                "text": result["text"],
                "value": result.get("value"),
                "unit": result.get("unit", ""),
                "period": result.get("period", "").format(year=year),
                "source": result.get("source", ""),
            }
            for result in texts["quantitative"]
        ],
    )
    return {
        "background": "".join(f"<p>{escape(part['text'])}</p>" for part in texts["background"]),
        "process_intro": texts["process_intro"],
        "process": process.data,
        "technique_intro": texts["technique_intro"],
        "technique": technique.data,
        "results_quantitative": quantitative.data,
        "results_qualitative": _texts(slug, "qualitative", "result", texts["qualitative"]),
        "success_factors": _texts(slug, "factors", "factor", texts["success_factors"]),
    }


def _texts(slug, field, kind, parts):
    return Stream(slug, field).extend(kind, [part["text"] for part in parts]).data


def _technique(name):
    """The technique of that Thai name, made from `content/techniques.yaml` if it is missing."""
    found = Technique.objects.filter(name_th=name).first()
    if found is None:
        fields = next(each for each in read("techniques") if each["name_th"] == name)
        found = Technique.objects.create(**fields)
    return found


def _school(case, district):
    if "school_th" not in case:
        return None
    names = {"name_th": case["school_th"], "name_en": case["school_en"]}
    found = School.objects.filter(district=district, name_th=names["name_th"]).first()
    return found or School.objects.create(district=district, **names)

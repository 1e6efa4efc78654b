"""The pages about the programme and its reference figures, from `content/programme.yaml`."""

from home.models import ContentPage, GlossaryPage, ReferenceFigure
from thai.dates import date_long, date_range

from .blocks import Body, Stream
from .content import in_language, read
from .documents import demo_document
from .tree import put


def load_programme(home, *, demo):
    """Make /about/ and the pages below it where they are missing; files to download with `demo`."""
    about = put(home, ContentPage, "about", _builder("about", _about))
    pages = SUBPAGES | ({"documents": _documents_of_demo} if demo else {})
    for slug, fill in pages.items():
        put(about, ContentPage, slug, _builder(slug, fill))
    put(about, GlossaryPage, "definitions", _glossary)


def load_figures():
    """Make the reference figures where they are missing."""
    content, labels = read("programme"), read("labels")
    for order, figure in enumerate(content["figures"]["items"], 1):
        source = content["sources"][figure["source"]]
        ReferenceFigure.objects.get_or_create(
            key=figure["key"],
            defaults={
                "value": figure["value"],
                "as_of": figure["as_of"],
                "on_home": figure["key"] in {"target", "to_find"},
                "order": order,
            }
            | _pairs(figure, label="text", as_of_note="as_of")
            | _pairs(labels["figures"], unit="unit")
            | _pairs(source, source="text"),
        )
    agencies = labels["agencies"]
    ReferenceFigure.objects.get_or_create(
        key="agencies",
        defaults={"value": agencies["value"], "on_home": True, "order": order + 1}
        | _pairs(agencies, label="label", unit="unit", as_of_note="as_of")
        | _pairs(content["sources"][content["mou"]["source"]], source="text"),
    )


def _pairs(texts, **names):
    """`label_th` and `label_en` from `text_th` and `text_en` for `label="text"`."""
    return {
        f"{ours}_{language}": texts.get(f"{theirs}_{language}", "")
        for ours, theirs in names.items()
        for language in ("th", "en")
    }


def _builder(slug, fill):
    """A builder for `put`; `fill(body, texts, labels)` writes the body, gives title and lead."""
    content, labels = read("programme"), read("labels")

    def build(language):
        body = Body("about", slug)
        texts = in_language(content, language)
        texts["language"] = language
        title, lead = fill(body, texts, in_language(labels, language))
        return ContentPage(
            title=title,
            lead=lead,
            search_description=lead,
            show_contents=slug == "roles",
            body=body.data,
        )

    return build


def _glossary(language):
    texts = in_language(read("programme"), language)
    definitions = texts["definitions"]
    lead = in_language(read("labels"), language)["about"]["definitions"]
    terms = Stream("about", "definitions")
    for item in definitions["items"]:
        value = {
            "term": item["term"],
            "forms": item.get("forms", ""),
            "definition": item["text"],
            "is_marked": item["marked"],
        }
        terms.add("term", value)
    return GlossaryPage(
        title=definitions["title"],
        lead=lead,
        search_description=lead,
        terms=terms.data,
        source=texts["sources"][definitions["source"]]["text"],
    )


def _about(body, texts, labels):
    about, scope = texts["about"], texts["scope"]
    for paragraph in about["paragraphs"]:
        body.paragraph(paragraph["text"])
    body.callout(texts["names"]["full"], about["outcome"], kind="good")
    body.heading(scope["title"]).list([item["text"] for item in scope["items"]])
    body.heading(labels["about"]["goals"]).list([goal["text"] for goal in scope["goals"]])
    body.heading(labels["about"]["duration"])
    body.list([item["text"] for item in scope["duration"]])
    body.heading(labels["about"]["more"])
    titles = {**texts, "partners": texts["mou"], "documents": labels["documents"]}
    body.links([(titles[slug]["title"], f"/about/{slug}/") for slug in (*SUBPAGES, "definitions")])
    return about["title"], about["lead"]


def _objectives(body, texts, labels):
    objectives = texts["objectives"]
    body.list([item["text"] for item in objectives["items"]], ordered=True)
    _source(body, texts, labels, objectives)
    return objectives["title"], texts["names"]["full"]


def _roles(body, texts, labels):
    roles = texts["roles"]
    for level in roles["levels"]:
        body.heading(level["name"]).list([item["text"] for item in level["items"]], ordered=True)
    _source(body, texts, labels, roles)
    return roles["title"], labels["about"]["roles"]


def _steps(body, texts, labels):
    steps, timeline = texts["steps"], texts["timeline"]
    body.steps((step["short"], step["text"]) for step in steps["items"])
    body.callout("", steps["note"])
    _source(body, texts, labels, steps)
    body.heading(timeline["title"])
    body.table(
        timeline["title"],
        [labels["timeline"]["day"], labels["timeline"]["event"]],
        [[_when(event, texts["language"]), event["text"]] for event in timeline["items"]],
    )
    return steps["title"], labels["about"]["steps"]


def _partners(body, texts, labels):
    mou, words = texts["mou"], labels["partners"]
    value = {
        "title": words["who"],
        "note": mou["note"],
        "agencies": [
            {"name": agency["text"], "short": agency["short"]} for agency in mou["agencies"]
        ],
        "areas_title": words["what"],
        "areas": [_area(area, mou, words) for area in mou["work_areas"]],
    }
    body.add("work_matrix", value)
    _source(body, texts, labels, mou)
    return mou["title"], mou["intro"]


def _area(area, mou, words):
    """A row of the matrix: the work, who leads, the numbers of those who take part."""
    leads = {each["key"]: each["text"] for each in mou["leads"]}
    numbers = {agency["key"]: agency["number"] for agency in mou["agencies"]}
    partners = [numbers[key] for key in area["partners"]]
    return {
        "number": area["number"],
        "text": area["text"],
        "lead": words["and"].join(leads[key] for key in area["lead"]),
        "partners": "" if len(partners) == len(numbers) else ", ".join(map(str, partners)),
    }


def _documents(body, texts, labels):
    letter, words = texts["letter"], labels["documents"]
    day = date_long(letter["date"], english=texts["language"] == "en")
    body.heading(letter["subject"])
    body.table(
        words["caption"],
        [words["item"], words["text"]],
        [
            [words["number"], letter["number"]],
            [words["date"], day],
            *([words[key], letter[key]] for key in ("urgency", "to", "signed")),
        ],
    )
    for paragraph in letter["summary"]:
        body.paragraph(paragraph["text"])
    for link in texts["links"]:
        body.add("source", {"title": link["text"], "url": link["url"]})
    return words["title"], words["lead"]


def _documents_of_demo(body, texts, labels):
    title, lead = _documents(body, texts, labels)
    body.heading(labels["documents"]["files"])
    body.callout(labels["demo"]["title"], labels["demo"]["files"], kind="warn")
    documents = [demo_document(key).pk for key in DOWNLOADS]
    body.add("documents", {"title": "", "documents": documents})
    return title, lead


#: Keys of `content/documents.yaml`.
DOWNLOADS = ["evidence_checklist", "photograph_checklist"]

SUBPAGES = {
    "objectives": _objectives,
    "roles": _roles,
    "steps": _steps,
    "partners": _partners,
    "documents": _documents,
}


def _source(body, texts, labels, part):
    source = texts["sources"][part["source"]]["text"]
    body.paragraph(f"{labels['about']['source']}: {source}")


def _when(event, language):
    """The day or days of an event; a document that names no day is quoted."""
    if isinstance(event["date"], str):
        return event["date"]
    end = event.get("end", event["date"])
    return date_range(event["date"], end, english=language == "en")

"""Standing pages and news, from `content/pages.yaml` and `content/news.yaml`."""

import re
from datetime import datetime, time, timedelta

from django.utils import timezone

from areas.models import District
from home.models import ContentPage, NewsCategory, NewsIndexPage, NewsPage
from thai.dates import parse_date

from .blocks import Body
from .content import in_language, read
from .documents import demo_document
from .images import drawing_for
from .tree import english_locale, put, translate


def load_pages_of_text(home):
    """Make the standing pages: privacy, accessibility, contact, about the site, manual."""
    for page in read("pages")["pages"]:
        put(home, ContentPage, page["slug"], _page_builder(page))


def load_news(home, *, demo, today=None):
    """Make the news index, its categories and items, dated back from `today`.

    Items about the demo itself are left out unless `demo`.
    """
    today = today or timezone.localdate()
    words = read("labels")
    index = put(home, NewsIndexPage, "news", _index_builder(words["home"]))
    content = read("news")
    categories = {each["key"]: _category(each) for each in content["categories"]}
    # The oldest first, so that the tree reads as the news came.
    for item in sorted(content["items"], key=lambda item: -item["days_ago"]):
        if item["demo"] and not demo:
            continue
        day = today - timedelta(days=item["days_ago"])
        morning = timezone.make_aware(datetime.combine(day, time(9)))
        build = _news_builder(item, words["demo"], categories[item["category"]], day)
        put(index, NewsPage, item["slug"], build, published_at=morning)


def _page_builder(page):
    def build(language):
        texts = in_language(page, language)
        body = Body(page["slug"])
        _fill(body, texts["body"])
        headings = [part for part in texts["body"] if part["type"] == "heading"]
        return ContentPage(
            title=texts["title"],
            lead=texts["lead"],
            search_description=texts["lead"],
            show_contents=len(headings) > 3,
            body=body.data,
        )

    return build


def _index_builder(words):
    def build(language):
        texts = in_language(words, language)
        return NewsIndexPage(title=texts["news"], intro=texts["news_intro"])

    return build


def _category(category):
    slug = category["key"].replace("_", "-")
    found = NewsCategory.objects.filter(slug=slug, locale__language_code="th").first()
    if found is None:
        found = NewsCategory.objects.create(name=category["text_th"], slug=slug)
    english = english_locale()
    if not found.has_translation(english):
        translate(found, NewsCategory(name=category["text_en"], slug=slug), english)
    return found


def _news_builder(item, demo_words, category, day):
    def build(language):
        texts = in_language(item, language)
        body = Body("news", item["slug"])
        if item["demo"]:
            words = in_language(demo_words, language)
            body.callout(words["title"], words["text"], kind="warn")
        _fill(body, texts["body"])
        return NewsPage(
            title=texts["title"],
            lead=texts["lead"],
            search_description=texts["lead"],
            category=category,
            date=day,
            cover=drawing_for(item["key"]),
            district=District.objects.filter(code=item["district"]).first(),
            body=body.data,
        )

    return build


def _day_in(text):
    """The day that a text ends with, as in “ข้อมูล ณ วันที่ 14 พฤษภาคม 2564”; None without one."""
    day = re.search(r"\d{1,2} \S+ \d{4}$", text)
    return parse_date(day.group()) if day else None


def _fill(body, parts):
    for part in parts:
        FILLERS[part["type"]](body, part)


FILLERS = {
    "heading": lambda body, part: body.heading(part["text"]),
    "paragraph": lambda body, part: body.paragraph(part["text"]),
    "list": lambda body, part: body.list([item["text"] for item in part["items"]]),
    "steps": lambda body, part: body.list([item["text"] for item in part["items"]], ordered=True),
    "link": lambda body, part: body.link(part["text"], part["url"]),
    "quote": lambda body, part: body.add(
        "pull_quote", {"text": part["text"], "speaker": part["source"]}
    ),
    "document": lambda body, part: body.add(
        "documents", {"title": part["label"], "documents": [demo_document(part["key"]).pk]}
    ),
    "figure": lambda body, part: body.figure(
        part["value"], part["label"], part["source"], _day_in(part["as_of"])
    ),
}

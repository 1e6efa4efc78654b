import json

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StructBlockValidationError

from home.blocks.embeds import FilmBlock, frame_url
from home.blocks.figures import KeyFigureBlock
from home.models import NewsPage

FACEBOOK = "https://www.facebook.com/plugins/video.php?href="
YOUTUBE = "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"


@pytest.mark.parametrize(
    ("url", "frame"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk", YOUTUBE),
        ("https://youtube.com/watch?feature=x&v=abcdefghijk", YOUTUBE),
        ("https://youtu.be/abcdefghijk?t=3", YOUTUBE),
        ("https://www.youtube.com/shorts/abcdefghijk", YOUTUBE),
        ("https://www.youtube.com/live/abcdefghijk", YOUTUBE),
        ("https://www.youtube.com/embed/abcdefghijk", YOUTUBE),
        (
            "https://www.facebook.com/obec/videos/1/",
            f"{FACEBOOK}https%3A%2F%2Fwww.facebook.com%2Fobec%2Fvideos%2F1%2F&show_text=false",
        ),
        ("https://fb.watch/x/", f"{FACEBOOK}https%3A%2F%2Ffb.watch%2Fx%2F&show_text=false"),
        ("https://www.youtube.com/", None),
        ("https://www.youtube.com/watch?v=tooshort", None),
        ("https://www.youtube.com/watch?v=abc/../../x", None),
        ("https://youtube.com.evil.example/watch?v=abcdefghijk", None),
        ("https://evil.example/?u=youtube.com", None),
        ("https://vimeo.com/1", None),
    ],
)
def test_frame_of_a_film(url, frame):
    assert frame_url(url) == frame


def test_film_of_another_site_is_refused():
    with pytest.raises(StructBlockValidationError) as refused:
        FilmBlock().clean({"url": "https://vimeo.com/1", "title": "วิดีโอ"})
    assert list(refused.value.block_errors) == ["url"]


@pytest.mark.parametrize(("value", "good"), [("28,811", True), ("ร้อยละ 95", True), ("มาก", False)])
def test_key_figure_holds_a_number(value, good):
    block = KeyFigureBlock()
    figure = {"value": value, "label": "เด็ก", "source": "สพฐ.", "as_of": None}
    if good:
        assert block.clean(block.to_python(figure))["value"] == value
    else:
        with pytest.raises(ValidationError):
            block.clean(block.to_python(figure))


@pytest.fixture
def page(make_news, make_body):
    return make_news(slug="rich", body=make_body())


@pytest.mark.django_db
def test_body_knows_its_pictures_in_order(page):
    titles = [image.alt_th for image in NewsPage.objects.get(pk=page.pk).body_images]
    assert titles == sorted(titles, key=lambda title: int(title.split()[-1]))
    assert len(titles) == 3


@pytest.mark.django_db
def test_body_knows_its_headings(page):
    heading = page.body[0]
    assert page.headings == [(f"part-{heading.id[:8]}", "สิ่งที่เกิดขึ้น")]


@pytest.mark.django_db
def test_heading_is_where_the_contents_lead(make_content, make_body, client):
    page = make_content(slug="about", body=make_body(), show_contents=True)
    ((anchor, text),) = page.headings
    html = client.get("/about/").content.decode()
    assert f'<a href="#{anchor}">{text}</a>' in html
    assert f'<h2 id="{anchor}">{text}</h2>' in html


@pytest.mark.django_db
def test_picture_without_consent_leaves_no_trace(make_news, make_body, make_image, client):
    image = make_image(consent="unknown", alt_th="ไม่ควรเห็น", title="ไม่ควรเห็น")
    placed = {"image": image.pk, "alt_text": "ไม่ควรเห็น", "decorative": False}
    gallery = {
        "pictures": [{"type": "item", "id": "1", "value": {"image": placed, "caption": "ไม่ควรเห็น"}}]
    }
    photo = {"image": placed, "caption": "ไม่ควรเห็น"}
    body = json.dumps(
        [
            {"type": "photo", "id": "2", "value": photo},
            {"type": "gallery", "id": "3", "value": gallery},
        ]
    )
    make_news(slug="one", body=body, cover=image)
    for path in ["/news/one/", "/news/", "/"]:
        html = client.get(path).content.decode()
        assert ("ไม่ควรเห็น" in html, image.filename.split(".")[0] in html) == (False, False)


@pytest.mark.django_db
def test_consent_withdrawn_takes_the_picture_out_of_news_that_is_public(
    make_news, make_body, make_image, client
):
    image = make_image(consent="given", alt_th="ครูเยี่ยมบ้าน")
    body = [{"type": "photo", "value": {"image": {"image": image.pk, "alt_text": "ครูเยี่ยมบ้าน"}}}]
    make_news(slug="one", body=json.dumps(body), cover=image)
    file = image.filename.split(".")[0]
    assert [file in client.get(path).text for path in ["/news/one/", "/news/", "/"]] == [True] * 3
    image.consent = "withdrawn"
    image.save()
    for path in ["/news/one/", "/news/", "/"]:
        text = client.get(path).text
        assert (path, file in text, "ครูเยี่ยมบ้าน" in text) == (path, False, False)


@pytest.mark.django_db
def test_film_asks_no_other_site_before_a_click(page, client):
    html = client.get("/news/rich/").content.decode()
    assert "<iframe" not in html
    assert (
        f'<a class="film-card" href="https://youtu.be/abcdefghijk" data-frame="{YOUTUBE}"' in html
    )

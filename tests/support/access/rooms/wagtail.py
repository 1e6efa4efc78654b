"""Who may open what: Wagtail's own admin.

Nothing in it is open to anyone but what is listed here. District officers, region supervisors and
personnel viewers have no access at all; evaluators have the shell, and of Wagtail's own screens
only those that every page of the admin needs. The page asked for is a draft, `#live` a published
one.
"""

from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Locale, Page, Site
from wagtail_localize.models import Translation, TranslationSource

from home.models import ContentPage

#: Asked in the long tests: Wagtail’s rules, which our changes rarely touch.
IS_LONG = True

TABLE = """
visitor officer stranger region evaluator personnel editor moderator admin | route
login   login   login    login  no        login     no     no        no    | admin/*
login   login   login    login  404       login     404    404       404   | admin/.*/
login   login   login    login  200       login     200    200       200   | admin/
login   302     302      302    home      302       home   home      home  | admin/login/
login   login   login    login  405       login     405    405       405   | admin/logout/
login   login   login    login  200       login     200    200       200   | admin/account/
200     200     200      200    200       200       200    200       200   | admin/jsi18n/
200     200     200      200    200       200       200    200       200   | admin/sprite/
404     404     404      404    404       404       404    404       404   | admin/password_reset/
404     404     404      404    404       404       404    404       404   | admin/password_reset/done/
404     404     404      404    404       404       404    404       404   | admin/password_reset/confirm/<uidb64>/<token>/
404     404     404      404    404       404       404    404       404   | admin/password_reset/complete/
login   login   login    login  500       login     500    500       500   | admin/failwhale/
login   login   login    login  200       login     200    200       200   | admin/test404/
login   login   login    login  200       login     200    200       200   | admin/dismissibles/
login   login   login    login  yes       login     yes    yes       yes   | admin/editing-sessions/*
login   login   login    login  yes       login     yes    yes       yes   | admin/block-preview/
login   login   login    login  yes       login     yes    yes       yes   | admin/tag-autocomplete/*
login   login   login    login  yes       login     yes    yes       yes   | admin/embeds/chooser/*
login   login   login    login  yes       login     yes    yes       yes   | admin/choose-page/*
login   login   login    login  200       login     200    200       200   | admin/choose-anchor-link/
login   login   login    login  200       login     200    200       200   | admin/choose-email-link/
login   login   login    login  200       login     200    200       200   | admin/choose-external-link/
login   login   login    login  200       login     200    200       200   | admin/choose-phone-link/
login   login   login    login  yes       login     yes    yes       yes   | admin/api/main/*
login   login   login    login  no        login     404    404       404   | admin/bulk/<str:app_label>/<str:model_name>/<str:action>/

login   login   login    login  no        login     yes    yes       yes   | admin/pages/*
login   login   login    login  200       login     200    200       200   | admin/pages/create/<slug:app_label>/<slug:model_name>
login   login   login    login  302       login     302    302       302   | admin/pages/<int:page_id>/revisions/
login   login   login    login  405       login     405    405       405   | admin/pages/<int:page_id>/lock/
login   login   login    login  405       login     405    405       405   | admin/pages/<int:page_id>/unlock/
login   login   login    login  405       login     405    405       405   | admin/pages/<int:page_to_move_id>/set_position/
login   login   login    login  home      login     home   302       302   | POST admin/pages/<int:page_id>/lock/
login   login   login    login  home      login     home   302       302   | POST admin/pages/<int:page_id>/unlock/
login   login   login    login  home      login     home   200       200   | POST admin/pages/<int:page_to_move_id>/set_position/
login   login   login    login  home      login     200    200       200   | admin/pages/<int:page_id>/delete/
login   login   login    login  home      login     home   200       200   | admin/pages/<int:page_id>/delete/#live
login   login   login    login  home      login     home   302       302   | POST admin/pages/<int:page_id>/delete/#live
login   login   login    login  home      login     home   home      home  | admin/pages/<int:page_id>/unpublish/
login   login   login    login  home      login     home   200       200   | admin/pages/<int:page_id>/unpublish/#live
login   login   login    login  home      login     home   302       302   | POST admin/pages/<int:page_id>/unpublish/#live
login   login   login    login  home      login     200    200       200   | admin/pages/<int:page_to_move_id>/move/
login   login   login    login  home      login     home   200       200   | admin/pages/<int:page_to_move_id>/move/#live
login   login   login    login  home      login     home   302       302   | POST admin/pages/<int:page_to_move_id>/move/<int:destination_id>/confirm/#live
login   login   login    login  home      login     home   200       200   | admin/pages/<int:page_id>/privacy/
login   login   login    login  home      login     home   200       200   | admin/pages/<int:page_id>/revisions/<int:revision_id>/unschedule/
login   login   login    login  yes       login     yes    yes       yes   | admin/pages/<int:page_to_move_id>/move/<int:destination_id>/confirm/
login   login   login    login  home      login     200    200       200   | admin/pages/<pk>/revisions/compare/<revision_id_a>...<revision_id_b>/
login   login   login    login  yes       login     yes    yes       yes   | admin/pages/workflow/*
login   login   login    login  home      login     home   home      home  | admin/pages/workflow/preview/<int:page_id>/<int:task_id>/

login   login   login    login  no        login     yes    yes       yes   | admin/reports/*
login   login   login    login  home      login     home   200       200   | admin/reports/locked/
login   login   login    login  home      login     home   200       200   | admin/reports/locked/results/
login   login   login    login  yes       login     yes    yes       yes   | admin/reports/site-history/*

login   login   login    login  no        login     yes    yes       yes   | admin/images/*
login   login   login    login  yes       login     yes    yes       yes   | admin/images/chooser/*
login   login   login    login  home      login     200    200       200   | admin/images/chooser/chosen/<str:pk>/
login   login   login    login  home      login     200    200       200   | admin/images/chooser/<int:image_id>/select_format/
login   login   login    login  home      login     200    200       200   | admin/images/chooser/create/
login   login   login    login  405       login     405    405       405   | admin/images/multiple/<int:image_id>/
login   login   login    login  405       login     405    405       405   | admin/images/multiple/<int:image_id>/delete/
login   login   login    login  405       login     405    405       405   | admin/images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/
login   login   login    login  405       login     405    405       405   | admin/images/multiple/delete_upload/<int:uploaded_file_id>/
login   login   login    login  home      login     200    200       200   | POST admin/images/multiple/<int:image_id>/
login   login   login    login  home      login     200    200       200   | POST admin/images/multiple/<int:image_id>/delete/
login   login   login    login  no        login     yes    yes       yes   | admin/documents/*
login   login   login    login  yes       login     yes    yes       yes   | admin/documents/chooser/*
login   login   login    login  home      login     200    200       200   | admin/documents/chooser/chosen/<str:pk>/
login   login   login    login  home      login     200    200       200   | admin/documents/chooser/create/
login   login   login    login  405       login     405    405       405   | admin/documents/multiple/<int:doc_id>/
login   login   login    login  405       login     405    405       405   | admin/documents/multiple/<int:doc_id>/delete/
login   login   login    login  405       login     405    405       405   | admin/documents/multiple/create_from_uploaded_document/<int:uploaded_file_id>/
login   login   login    login  405       login     405    405       405   | admin/documents/multiple/delete_upload/<int:uploaded_file_id>/
login   login   login    login  home      login     200    200       200   | POST admin/documents/multiple/<int:doc_id>/
login   login   login    login  home      login     200    200       200   | POST admin/documents/multiple/<int:doc_id>/delete/

login   login   login    login  no        login     no     no        yes   | admin/redirects/*
login   login   login    login  no        login     no     no        yes   | admin/users/*
login   login   login    login  home      login     home   home      home  | admin/users/delete/<int:pk>/
login   login   login    login  yes       login     yes    yes       yes   | admin/workflows/task_chooser/*
login   login   login    login  405       login     405    405       405   | admin/workflows/enable/<int:pk>/
login   login   login    login  405       login     405    405       405   | admin/workflows/tasks/enable/<int:pk>/
login   login   login    login  yes       login     yes    yes       yes   | admin/workflows/remove/*
login   login   login    login  home      login     home   home      home  | POST admin/workflows/enable/<int:pk>/
login   login   login    login  home      login     home   home      home  | POST admin/workflows/tasks/enable/<int:pk>/
login   login   login    login  home      login     home   home      home  | POST admin/workflows/remove/<int:page_pk>/

login   login   login    login  home      login     200    200       200   | admin/forms/
login   login   login    login  home      login     200    200       200   | admin/forms/results/

login   login   login    login  no        login     yes    yes       yes   | admin/localize/*
login   login   login    login  200       login     200    200       200   | admin/localize/jsi18n/
login   login   login    login  200       login     200    200       200   | admin/localize/reports/translations/
login   login   login    login  200       login     200    200       200   | admin/localize/reports/translations/results/
login   login   login    login  yes       login     yes    yes       yes   | admin/localize/translate/*
login   login   login    login  home      login     200    200       200   | admin/localize/translate/<int:translation_id>/pofile/download/
login   login   login    login  home      login     200    200       200   | admin/localize/translate/<int:translation_id>/preview/
login   login   login    login  home      login     404    404       404   | admin/localize/translate/<int:translation_id>/preview/<str:mode>/
"""


def arguments(world):
    """Objects where refusing depends on them; made-up values where no object is needed."""
    page = Page.objects.get(depth=2).add_child(
        instance=ContentPage(title="Not published", slug="not-published", live=False)
    )
    page.save_revision()
    revision = page.save_revision()
    image = get_image_model().objects.create(title="Drawing", file=get_test_image_file())
    collection = Collection.get_first_root_node().add_child(name="Drawings")
    source, _ = TranslationSource.update_or_create_from_instance(page)
    live_page = Page.objects.get(depth=2).add_child(
        instance=ContentPage(title="Published", slug="published")
    )
    english = Locale.objects.get_or_create(language_code="en")[0]
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    redirect = Redirect.objects.create(old_path="/old", redirect_link="/new/")
    user = world.people["officer"]
    return {
        "admin/": {
            "pk": 1,
            "page_id": page.pk,
            "page_pk": page.pk,
            "workflow_pk": 1,
            "parent_page_id": page.pk,
            "session_id": 1,
            "object_id": page.pk,
            "app_label": "wagtailcore",
            "app_name": "wagtailcore",
            "model_name": "page",
            "action": "publish",
            "action_name": "publish",
            "collection_id": collection.pk,
            "image_id": image.pk,
            "filter_spec": "width-100",
            "redirect_id": redirect.pk,
            "task_id": 1,
            "task_state_id": 1,
            "workflow_state_id": 1,
            "uploaded_file_id": 1,
            "uidb64": "MQ",
            "token": "made-up",
        },
        "admin/pages/": {
            "pk": page.pk,
            "page_to_move_id": page.pk,
            "destination_id": page.get_parent().pk,
            "revision_id": revision.pk,
            "revision_id_a": "earliest",
            "revision_id_b": "latest",
            "content_type_app_name": "home",
            "content_type_model_name": "contentpage",
        },
        "admin/pages/#live": {"page_id": live_page.pk, "page_to_move_id": live_page.pk},
        "admin/api/main/pages/": {"pk": page.pk},
        "admin/api/main/images/": {"pk": image.pk},
        "admin/images/chooser/": {"pk": image.pk},
        "admin/collections/": {"pk": collection.pk},
        "admin/locales/": {"pk": page.locale_id},
        "admin/sites/": {"pk": Site.objects.get().pk},
        "admin/users/": {"pk": user.pk},
        "admin/groups/": {"pk": user.groups.get().pk},
        "admin/localize/": {
            "translation_id": translation.pk,
            "translation_source_id": source.pk,
            "string_segment_id": 1,
            "overridable_segment_id": 1,
            "mode": "-",
            "pk": 1,
        },
    }

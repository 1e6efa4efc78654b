"""A district's write-ups, under /intranet/."""

from django.urls import include, path

from .views import photos, region, word, write_ups

of_one = [
    path("", write_ups.OverviewView.as_view(), name="practice"),
    path("steps/<slug:step>/", write_ups.StepView.as_view(), name="practice_step"),
    path("unplaced/", word.UnplacedView.as_view(), name="practice_unplaced"),
    path("unplaced/place/", word.PlaceView.as_view(), name="practice_place"),
    path("photos/", photos.PhotosView.as_view(), name="practice_photos"),
    path("photos/<uuid:photo>/", photos.PhotoView.as_view(), name="practice_photo_change"),
    path("preview/", write_ups.PreviewView.as_view(), name="practice_preview"),
    path("answers/<slug:answer>/", write_ups.AnswerView.as_view(), name="practice_answer"),
    path("withdrawals/<uuid:photo>/", photos.WithdrawView.as_view(), name="practice_withdraw"),
]

urlpatterns = [
    path(
        "districts/<slug:district>/practices/", write_ups.ListView.as_view(), name="practice_list"
    ),
    path(
        "districts/<slug:district>/practices/word/", word.WordView.as_view(), name="practice_word"
    ),
    path("districts/<slug:district>/practices/<uuid:uid>/", include(of_one)),
    path("practices/", region.RegionView.as_view(), name="practices"),
    path("practices/<uuid:uid>/", region.CommentView.as_view(), name="region_practice"),
    path("practices/<uuid:uid>/text/", region.TextView.as_view(), name="region_practice_text"),
    path("practice-photos/<uuid:uid>/", photos.PhotoFileView.as_view(), name="practice_photo"),
]

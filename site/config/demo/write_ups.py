"""Write-ups of the demo's districts in the stages before the library; nothing of them is public."""

from areas.models import District
from bestpractice.domain.moderation import load_workflow, send
from bestpractice.domain.writing import begin, draft_of, save
from bestpractice.models import WriteUp
from bestpractice.plain import as_html

from .content import read
from .people import PEOPLE


def load_write_ups(*, people):
    """Make the invented write-ups where there are none at all; what people wrote stays."""
    load_workflow()
    if WriteUp.objects.exists():
        return
    for told in read("write_ups")["write_ups"]:
        _make(told, by=people[told["by"]], moderator=people["moderator"])


def _make(told, *, by, moderator):
    district = District.objects.get(code=PEOPLE[told["by"]][2])
    write_up = begin(district=district, title=told["title"], by=by, is_demo=True)
    save(write_up=write_up, change=lambda draft: _write(draft, told), by=by)
    if told["stage"] == "draft":
        return
    send(write_up=write_up, by=by)
    state = write_up.page.current_workflow_task_state
    if told["stage"] == "returned":
        state.reject(user=moderator, comment=told["word"])
    elif told["stage"] == "approval":
        draft = draft_of(write_up)
        draft.lead = told["edited_lead"]
        draft.save_revision(user=moderator)
        state.approve(user=moderator)


def _write(draft, told):
    draft.lead = told["lead"]
    draft.background = as_html("\n".join(told["background"]))
    if steps := told.get("plan"):
        draft.process = [{"type": "plan", "value": {"heading": "", "items": steps}}]
    if result := told.get("result"):
        draft.results_quantitative = [{"type": "result", "value": {"text": result, "value": None}}]

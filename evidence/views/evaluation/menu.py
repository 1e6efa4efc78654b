"""The evaluation in the admin's menu and on its home page; the menu of those who only evaluate."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from accounts.roles import Role
from areas.queries import districts_existing
from evidence.domain.deadlines import days_left
from evidence.domain.queries.central import rounds_at_work
from evidence.domain.queries.evaluation import next_for, waiting_for
from evidence.enums import RoundPhase

#: What evaluators who are nothing else see of the menu; its help keeps the keyboard shortcuts.
EVALUATORS_MENU = {"evaluation", "help"}
EVALUATORS_HELP = {"keyboard-shortcuts-trigger"}


class EvaluationMenuItem(MenuItem):
    """The queue, one click away for evaluators."""

    def is_shown(self, request):
        return request.user.has_role(Role.EVALUATOR)


class CentralMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_role(Role.PROGRAMME_ADMIN)


def queue_item():
    return EvaluationMenuItem(
        _("Reports to evaluate"),
        reverse("evaluation_queue"),
        name="evaluation",
        icon_name="tasks",
        order=150,
    )


def overview_item():
    return CentralMenuItem(
        _("Rounds at a glance"),
        reverse("evaluation_rounds"),
        name="rounds",
        icon_name="table",
        order=0,
    )


def reminders_item():
    return CentralMenuItem(
        _("Reminders"), reverse("reminders"), name="reminders", icon_name="mail", order=900
    )


def all_reports_item():
    return CentralMenuItem(
        _("All reports"), reverse("evaluation_queue"), name="reports", icon_name="tasks", order=0
    )


def keep_evaluators_menu(request, items):
    """Hide from evaluators what they can do nothing with."""
    if is_only_evaluator(request.user):
        items[:] = [item for item in items if item.name in EVALUATORS_MENU]


def keep_evaluators_help(request, items):
    if is_only_evaluator(request.user):
        items[:] = [item for item in items if item.name in EVALUATORS_HELP]


def is_only_evaluator(user):
    return user.roles == {Role.EVALUATOR}


class WaitingPanel(Component):
    """How many reports wait for the reader, and the way to the next one."""

    name = "evaluation"
    template_name = "evidence/admin/home_panel.html"
    order = 50

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        return {
            "waiting": waiting_for(self.user),
            "next": next_for(self.user) if self.user.has_role(Role.EVALUATOR) else None,
        }


class RoundsPanel(Component):
    """How far the rounds are, and the way into each: what central staff come for."""

    name = "rounds"
    template_name = "evidence/admin/rounds_panel.html"
    order = 40

    def get_context_data(self, parent_context):
        at = timezone.now()
        rounds = list(rounds_at_work(at))
        for round in rounds:
            round.now = round.phase(at)
            round.days_left = days_left(round.closes_at, at=at)
        return {
            "rounds": rounds,
            "districts": districts_existing(at).count() if rounds else 0,
            "OPEN": RoundPhase.OPEN,
        }


def add_panels(request, panels):
    if request.user.has_role(Role.PROGRAMME_ADMIN):
        panels.append(RoundsPanel())
    if request.user.has_role(Role.EVALUATOR, Role.PROGRAMME_ADMIN):
        panels.append(WaitingPanel(request.user))

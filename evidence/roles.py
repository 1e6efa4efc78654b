"""What roles may do with the KPI in the Wagtail admin; the roof gives it to the groups.

Evaluators need no model permission: what they read and score hangs on their assignments, which
`rules.py` asks. Nobody changes reports, versions, evaluations or results in a form.
"""

from accounts.roles import Role

PERMISSIONS = {
    Role.EVALUATOR: ["wagtailadmin.access_admin"],
    Role.PROGRAMME_ADMIN: [
        "wagtailadmin.access_admin",
        "evidence.view_indicator",
        "evidence.add_indicator",
        "evidence.change_indicator",
        "evidence.delete_indicator",
        "evidence.view_round",
        "evidence.add_round",
        "evidence.change_round",
        "evidence.delete_round",
        "evidence.view_evidencerequirement",
        "evidence.add_evidencerequirement",
        "evidence.change_evidencerequirement",
        "evidence.delete_evidencerequirement",
        "evidence.view_figure",
        "evidence.add_figure",
        "evidence.change_figure",
        "evidence.delete_figure",
        "evidence.view_extension",
        "evidence.add_extension",
        "evidence.view_nonreport",
        "evidence.add_nonreport",
        "evidence.delete_nonreport",
        "evidence.view_assignment",
        "evidence.add_assignment",
        "evidence.delete_assignment",
        "evidence.view_monitoringform",
        "evidence.add_monitoringform",
        "evidence.change_monitoringform",
        "evidence.delete_monitoringform",
        "evidence.view_question",
        "evidence.add_question",
        "evidence.change_question",
        "evidence.delete_question",
        "evidence.view_monitoringround",
        "evidence.add_monitoringround",
        "evidence.change_monitoringround",
        "evidence.delete_monitoringround",
        "evidence.change_remindersettings",
        "evidence.view_dropoutmapping",
        "evidence.add_dropoutmapping",
        "evidence.change_dropoutmapping",
        "evidence.delete_dropoutmapping",
        # Opens the log of reports in Wagtail's site history.
        "evidence.view_submission",
    ],
}

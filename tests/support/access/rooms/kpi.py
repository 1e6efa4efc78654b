"""Who may open what: the data of the KPI and of the monitoring form under /admin/.

For programme admins alone; Wagtail sends everybody else back to the admin's home. A line for each
route; an empty form is posted only where that is the deed. `evaluation` makes the objects.
"""

#: Asked in the long tests: 96 lines that one rule decides.
IS_LONG = True

TABLE = """
visitor officer stranger region evaluator personnel editor moderator admin | route
login   login   login    login  home      login     home   home      200   | admin/kpi/assignments/
login   login   login    login  home      login     home   home      200   | admin/kpi/assignments/delete/<int:pk>/
login   login   login    login  home      login     home   home      302   | POST admin/kpi/assignments/delete/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/assignments/history-results/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/assignments/history/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/assignments/inspect/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/assignments/new/
login   login   login    login  home      login     home   home      200   | admin/kpi/assignments/results/
login   login   login    login  home      login     home   home      200   | admin/kpi/dropouts/
login   login   login    login  home      login     home   home      200   | admin/kpi/dropouts/delete/<int:pk>/
login   login   login    login  home      login     home   home      302   | POST admin/kpi/dropouts/delete/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/dropouts/edit/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/dropouts/history-results/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/dropouts/history/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/dropouts/new/
login   login   login    login  home      login     home   home      200   | admin/kpi/dropouts/results/
login   login   login    login  home      login     home   home      200   | admin/kpi/dropouts/usage/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/extensions/
login   login   login    login  home      login     home   home      200   | admin/kpi/extensions/history-results/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/extensions/history/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/extensions/inspect/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/extensions/new/
login   login   login    login  home      login     home   home      200   | admin/kpi/extensions/results/
login   login   login    login  home      login     home   home      200   | admin/kpi/figures/
login   login   login    login  home      login     home   home      200   | admin/kpi/figures/delete/<int:pk>/
login   login   login    login  home      login     home   home      302   | POST admin/kpi/figures/delete/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/figures/edit/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/figures/history-results/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/figures/history/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/figures/new/
login   login   login    login  home      login     home   home      200   | admin/kpi/figures/results/
login   login   login    login  home      login     home   home      200   | admin/kpi/figures/usage/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/indicators/
login   login   login    login  home      login     home   home      200   | admin/kpi/indicators/copy/<int:pk>/
login   login   login    login  home      login     home   home      302   | POST admin/kpi/indicators/copy/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/indicators/delete/<int:pk>/
login   login   login    login  home      login     home   home      302   | POST admin/kpi/indicators/delete/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/indicators/edit/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/indicators/history-results/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/indicators/history/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/indicators/new/
login   login   login    login  home      login     home   home      200   | admin/kpi/indicators/results/
login   login   login    login  home      login     home   home      200   | admin/kpi/indicators/usage/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/non-reports/
login   login   login    login  home      login     home   home      200   | admin/kpi/non-reports/delete/<int:pk>/
login   login   login    login  home      login     home   home      302   | POST admin/kpi/non-reports/delete/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/non-reports/history-results/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/non-reports/history/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/non-reports/inspect/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/non-reports/new/
login   login   login    login  home      login     home   home      200   | admin/kpi/non-reports/results/
login   login   login    login  home      login     home   home      200   | admin/kpi/requirements/
login   login   login    login  home      login     home   home      200   | admin/kpi/requirements/delete/<int:pk>/
login   login   login    login  home      login     home   home      302   | POST admin/kpi/requirements/delete/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/requirements/edit/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/requirements/history-results/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/requirements/history/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/requirements/new/
login   login   login    login  home      login     home   home      200   | admin/kpi/requirements/results/
login   login   login    login  home      login     home   home      200   | admin/kpi/requirements/usage/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/rounds/
login   login   login    login  home      login     home   home      200   | admin/kpi/rounds/delete/<int:pk>/
login   login   login    login  home      login     home   home      302   | POST admin/kpi/rounds/delete/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/rounds/edit/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/rounds/history-results/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/rounds/history/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/kpi/rounds/new/
login   login   login    login  home      login     home   home      200   | admin/kpi/rounds/results/
login   login   login    login  home      login     home   home      200   | admin/kpi/rounds/usage/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/monitoring/forms/
login   login   login    login  home      login     home   home      200   | admin/monitoring/forms/delete/<int:pk>/
login   login   login    login  home      login     home   home      302   | POST admin/monitoring/forms/delete/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/monitoring/forms/edit/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/monitoring/forms/history-results/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/monitoring/forms/history/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/monitoring/forms/new/
login   login   login    login  home      login     home   home      200   | admin/monitoring/forms/results/
login   login   login    login  home      login     home   home      200   | admin/monitoring/forms/usage/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/monitoring/questions/
login   login   login    login  home      login     home   home      200   | admin/monitoring/questions/delete/<int:pk>/
login   login   login    login  home      login     home   home      302   | POST admin/monitoring/questions/delete/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/monitoring/questions/edit/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/monitoring/questions/history-results/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/monitoring/questions/history/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/monitoring/questions/new/
login   login   login    login  home      login     home   home      200   | admin/monitoring/questions/results/
login   login   login    login  home      login     home   home      200   | admin/monitoring/questions/usage/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/monitoring/rounds/
login   login   login    login  home      login     home   home      200   | admin/monitoring/rounds/delete/<int:pk>/
login   login   login    login  home      login     home   home      302   | POST admin/monitoring/rounds/delete/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/monitoring/rounds/edit/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/monitoring/rounds/history-results/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/monitoring/rounds/history/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/monitoring/rounds/new/
login   login   login    login  home      login     home   home      200   | admin/monitoring/rounds/results/
login   login   login    login  home      login     home   home      200   | admin/monitoring/rounds/usage/<int:pk>/
"""

"""The KPI and its deadlines in the Wagtail admin, for programme admins (see `roles.py`)."""

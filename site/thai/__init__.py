"""The Thai language for any Django and Wagtail project.

Search, Buddhist Era dates, digits, names, phones, sorting. Settings that go with it:

    INSTALLED_APPS = [..., "thai", ..., "wagtail.search", ...]
    WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "thai.search"}}
    FORMAT_MODULE_PATH = "thai.formats"
    MIDDLEWARE = [..., "thai.middleware.BuddhistYearMiddleware"]
    TEMPLATES = [{..., "OPTIONS": {"builtins": ["thai.templatetags.buddhist_dates"], ...}}]
"""

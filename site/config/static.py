from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed, compressed static files; ES modules import each other by their hashed names."""

    support_js_module_import_aggregation = True
    manifest_strict = True

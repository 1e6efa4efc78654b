from hypothesis import settings

# Properties are checked on machines of any speed.
settings.register_profile("thai", deadline=None)
settings.load_profile("thai")

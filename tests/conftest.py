"""What holds for all tests: generated cases have no deadline, because no test here measures time."""

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")

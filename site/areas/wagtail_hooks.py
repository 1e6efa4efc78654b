from wagtail import hooks

from .choosers import district_chooser
from .viewsets import AreasGroup

hooks.register("register_admin_viewset", AreasGroup)
hooks.register("register_admin_viewset", lambda: district_chooser)

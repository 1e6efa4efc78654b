"""Users in Wagtail's admin: their groups stand under the labels of the roles."""

from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import IndexView as WagtailIndexView
from wagtail.users.views.users import UserFilterSet
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from accounts.templatetags.roles import role_label
from thai.listings import ThaiSearchMixin


def label_of(group):
    return role_label(group.name)


class RolesByLabel:
    """For a form with groups."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "groups" in self.fields:
            self.fields["groups"].label_from_instance = label_of


class CreationForm(RolesByLabel, UserCreationForm):
    pass


class EditForm(RolesByLabel, UserEditForm):
    pass


class FilterSet(UserFilterSet):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["group"].field.label_from_instance = label_of


class IndexView(ThaiSearchMixin, WagtailIndexView):
    pass


class UserViewSet(WagtailUserViewSet):
    index_view_class = IndexView
    filterset_class = FilterSet

    def get_form_class(self, for_update=False):
        return EditForm if for_update else CreationForm

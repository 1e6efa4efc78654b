"""What moderators see of a district's write-up beside its text."""

from wagtail.admin.panels import Panel

from bestpractice.safeguards import marks_in


class WriteUpPanel(Panel):
    """Its private photos with their consent, and the places that look like personal data."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "bestpractice/admin/write_up_panel.html"

        def is_shown(self):
            is_write_up = self.instance.pk and hasattr(self.instance, "write_up")
            return bool(is_write_up) and super().is_shown()

        def get_context_data(self, parent_context=None):
            write_up = self.instance.write_up
            photos = list(write_up.photos.all())
            return super().get_context_data(parent_context) | {
                "write_up": write_up,
                "photos": photos,
                "marks": marks_in(self.instance, photos),
            }

from wagtail.query import PageQuerySet


class JoiningPageQuerySet(PageQuerySet):
    """For a page type whose manager reads related rows along."""

    def only(self, *fields):
        """As Django's, without what the manager reads along: Wagtail's editor asks for the
        languages of a page alone, and Django refuses to leave out what it also joins."""
        return super(JoiningPageQuerySet, self.select_related(None)).only(*fields)

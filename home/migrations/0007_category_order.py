"""News categories are listed in Thai order."""

from django.db import migrations

from thai.ordering import ThaiOrder


class Migration(migrations.Migration):
    dependencies = [("home", "0006_document_text")]

    operations = [
        migrations.AlterModelOptions(
            name="newscategory",
            options={
                "ordering": [ThaiOrder("name")],
                "verbose_name": "news category",
                "verbose_name_plural": "news categories",
            },
        ),
    ]

"""Techniques are listed in Thai order."""

from django.db import migrations

from thai.ordering import ThaiOrder


class Migration(migrations.Migration):
    dependencies = [("bestpractice", "0003_compilations")]

    operations = [
        migrations.AlterModelOptions(
            name="technique",
            options={
                "ordering": [ThaiOrder("name_th")],
                "verbose_name": "technique",
                "verbose_name_plural": "techniques",
            },
        ),
    ]

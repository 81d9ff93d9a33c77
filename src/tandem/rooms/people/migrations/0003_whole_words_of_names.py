from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0001_initial'),
        ('people', '0002_situations_and_networks'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='searchtoken',
            index=models.Index(condition=models.Q(('is_whole', True)), fields=['partnership', 'token', 'participant'], name='people_token_whole'),
        ),
    ]

import django.db.models.deletion
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('partners', '0001_initial'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ConsentText',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('purpose', models.CharField(choices=[('take_part', 'Take part in the trajectory'), ('share', 'Share with this partner'), ('contact', 'Be contacted by text message or e-mail'), ('aggregate', 'Be counted in figures without a name')], max_length=12)),
                ('version', models.PositiveSmallIntegerField()),
                ('language', models.CharField(default='nl', max_length=5)),
                ('body', models.TextField(verbose_name='text')),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
            ],
        ),
        migrations.CreateModel(
            name='ConsentEvent',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('purpose', models.CharField(choices=[('take_part', 'Take part in the trajectory'), ('share', 'Share with this partner'), ('contact', 'Be contacted by text message or e-mail'), ('aggregate', 'Be counted in figures without a name')], max_length=12)),
                ('sensitivity', models.PositiveSmallIntegerField(choices=[(0, 'work, learning and getting around'), (1, 'money, housing, family, friends and rights'), (2, 'your health and how you feel'), (3, 'justice and safety')], null=True)),
                ('answer', models.CharField(choices=[('given', 'Yes'), ('refused', 'No'), ('withdrawn', 'Stopped')], max_length=10)),
                ('at', models.DateTimeField()),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='partners.organisation')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consent_events', to='people.participant')),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
                ('text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='consent.consenttext')),
            ],
            options={
                'verbose_name': 'consent',
            },
        ),
        migrations.AddConstraint(
            model_name='consenttext',
            constraint=models.UniqueConstraint(fields=('partnership', 'purpose', 'language', 'version'), name='consent_text_version'),
        ),
        migrations.AddIndex(
            model_name='consentevent',
            index=models.Index(fields=['partnership', 'participant', '-id'], name='consent_newest'),
        ),
        migrations.AddConstraint(
            model_name='consentevent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', False), ('purpose', 'share'), ('sensitivity__lte', 3)), models.Q(models.Q(('purpose', 'share'), _negated=True), ('organisation__isnull', True), ('sensitivity__isnull', True)), _connector='OR'), name='consent_share_names_partner_and_class'),
        ),
    ]

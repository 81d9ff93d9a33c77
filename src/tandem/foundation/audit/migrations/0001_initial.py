import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='AuditEvent',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('partnership_id', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('actor_kind', models.CharField(max_length=12)),
                ('actor_user_id', models.UUIDField(null=True)),
                ('event', models.CharField(max_length=60)),
                ('subject_kind', models.CharField(blank=True, max_length=60)),
                ('subject_id', models.UUIDField(null=True)),
                ('participant_id', models.UUIDField(null=True)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('facts', models.JSONField(default=dict)),
            ],
            options={
                'indexes': [models.Index(fields=['partnership_id', 'participant_id', '-id'], name='audit_person'), models.Index(fields=['partnership_id', '-id'], name='audit_newest')],
            },
        ),
        migrations.CreateModel(
            name='AuditLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('partnership_id', models.UUIDField()),
                ('number', models.BigIntegerField()),
                ('digest', models.BinaryField()),
                ('event', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, to='audit.auditevent')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('partnership_id', 'number'), name='audit_link_number')],
            },
        ),
    ]

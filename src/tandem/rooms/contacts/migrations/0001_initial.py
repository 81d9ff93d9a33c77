import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('partners', '0001_initial'),
        ('people', '0001_initial'),
        ('trajectories', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ContactNote',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('office', 'At the office'), ('home', 'Home visit'), ('phone', 'Phone'), ('video', 'Video call'), ('message', 'Message'), ('outreach', 'Outreach')], max_length=10, verbose_name='how')),
                ('on', models.DateField(verbose_name='day')),
                ('domains', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('INC', 'Income and debts'), ('WON', 'Housing'), ('WRK', 'Work and career'), ('EDU', 'Learning, language and digital skills'), ('GEZ', 'Physical health'), ('PSY', 'Mental well-being and addiction'), ('FAM', 'Family, upbringing and child care'), ('NET', 'Friends and taking part'), ('RGT', 'Rights and paperwork'), ('JUS', 'Justice and safety'), ('MOB', 'Getting around')], max_length=3), default=list, size=None)),
                ('sensitivity', models.PositiveSmallIntegerField(default=0)),
                ('text', models.TextField(verbose_name='what happened')),
                ('is_personal', models.BooleanField(default=False, verbose_name='personal working note')),
                ('noted_at', models.DateTimeField()),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
                ('trajectory', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contact_notes', to='trajectories.trajectory')),
            ],
            options={
                'verbose_name': 'contact note',
            },
        ),
        migrations.CreateModel(
            name='ContactNoteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ('kind', models.CharField(choices=[('office', 'At the office'), ('home', 'Home visit'), ('phone', 'Phone'), ('video', 'Video call'), ('message', 'Message'), ('outreach', 'Outreach')], max_length=10, verbose_name='how')),
                ('on', models.DateField(verbose_name='day')),
                ('domains', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('INC', 'Income and debts'), ('WON', 'Housing'), ('WRK', 'Work and career'), ('EDU', 'Learning, language and digital skills'), ('GEZ', 'Physical health'), ('PSY', 'Mental well-being and addiction'), ('FAM', 'Family, upbringing and child care'), ('NET', 'Friends and taking part'), ('RGT', 'Rights and paperwork'), ('JUS', 'Justice and safety'), ('MOB', 'Getting around')], max_length=3), default=list, size=None)),
                ('sensitivity', models.PositiveSmallIntegerField(default=0)),
                ('text', models.TextField(verbose_name='what happened')),
                ('is_personal', models.BooleanField(default=False, verbose_name='personal working note')),
                ('noted_at', models.DateTimeField()),
                ('noted_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contacts.contactnote')),
                ('trajectory', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trajectories.trajectory')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OutreachContact',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('met_on', models.DateField(verbose_name='day')),
                ('place', models.CharField(max_length=200, verbose_name='where')),
                ('called', models.CharField(max_length=100, verbose_name='how you remember this person')),
                ('domains', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('INC', 'Income and debts'), ('WON', 'Housing'), ('WRK', 'Work and career'), ('EDU', 'Learning, language and digital skills'), ('GEZ', 'Physical health'), ('PSY', 'Mental well-being and addiction'), ('FAM', 'Family, upbringing and child care'), ('NET', 'Friends and taking part'), ('RGT', 'Rights and paperwork'), ('JUS', 'Justice and safety'), ('MOB', 'Getting around')], max_length=3), default=list, size=None)),
                ('words', models.TextField(blank=True, verbose_name='what the person told')),
                ('agreed_next', models.CharField(blank=True, max_length=300, verbose_name='what you agreed')),
                ('noted_at', models.DateTimeField()),
                ('joined_on', models.DateField(null=True, verbose_name='participant agreed on')),
                ('joined_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('participant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='outreach_contacts', to='people.participant')),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
            ],
            options={
                'verbose_name': 'outreach contact',
            },
        ),
        migrations.CreateModel(
            name='OutreachContactEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ('met_on', models.DateField(verbose_name='day')),
                ('place', models.CharField(max_length=200, verbose_name='where')),
                ('called', models.CharField(max_length=100, verbose_name='how you remember this person')),
                ('domains', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('INC', 'Income and debts'), ('WON', 'Housing'), ('WRK', 'Work and career'), ('EDU', 'Learning, language and digital skills'), ('GEZ', 'Physical health'), ('PSY', 'Mental well-being and addiction'), ('FAM', 'Family, upbringing and child care'), ('NET', 'Friends and taking part'), ('RGT', 'Rights and paperwork'), ('JUS', 'Justice and safety'), ('MOB', 'Getting around')], max_length=3), default=list, size=None)),
                ('words', models.TextField(blank=True, verbose_name='what the person told')),
                ('agreed_next', models.CharField(blank=True, max_length=300, verbose_name='what you agreed')),
                ('noted_at', models.DateTimeField()),
                ('joined_on', models.DateField(null=True, verbose_name='participant agreed on')),
                ('joined_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('noted_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('participant', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.participant')),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='contacts.outreachcontact')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='contactnote',
            index=models.Index(fields=['partnership', 'trajectory', '-on'], name='contacts_timeline'),
        ),
        migrations.AddConstraint(
            model_name='contactnote',
            constraint=models.CheckConstraint(condition=models.Q(('domains__contained_by', ['INC', 'WON', 'WRK', 'EDU', 'GEZ', 'PSY', 'FAM', 'NET', 'RGT', 'JUS', 'MOB']), ('sensitivity__lte', 3)), name='contacts_note_domains'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contactnote',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "contacts_contactnoteevent" ("domains", "id", "is_personal", "kind", "noted_at", "noted_by_id", "on", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sensitivity", "text", "trajectory_id") VALUES (OLD."domains", OLD."id", OLD."is_personal", OLD."kind", OLD."noted_at", OLD."noted_by_id", OLD."on", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."sensitivity", OLD."text", OLD."trajectory_id"); RETURN NULL;', hash='73eeee05df6a6d142af949cadf6770295eaf62cf', operation='UPDATE', pgid='pgtrigger_update_update_54d8e', table='contacts_contactnote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contactnote',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_contactnoteevent" ("domains", "id", "is_personal", "kind", "noted_at", "noted_by_id", "on", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sensitivity", "text", "trajectory_id") VALUES (OLD."domains", OLD."id", OLD."is_personal", OLD."kind", OLD."noted_at", OLD."noted_by_id", OLD."on", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sensitivity", OLD."text", OLD."trajectory_id"); RETURN NULL;', hash='289464a8974fb86e26bbca219416bec2078ea1a6', operation='DELETE', pgid='pgtrigger_delete_delete_00042', table='contacts_contactnote', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='outreachcontact',
            index=models.Index(fields=['partnership', 'noted_by', '-met_on'], name='contacts_mine'),
        ),
        migrations.AddConstraint(
            model_name='outreachcontact',
            constraint=models.CheckConstraint(condition=models.Q(('participant__isnull', True), ('joined_on__isnull', False), _connector='OR'), name='contacts_joined_with_agreement'),
        ),
        migrations.AddConstraint(
            model_name='outreachcontact',
            constraint=models.CheckConstraint(condition=models.Q(('domains__contained_by', ['INC', 'WON', 'WRK', 'EDU', 'GEZ', 'PSY', 'FAM', 'NET', 'RGT', 'JUS', 'MOB'])), name='contacts_outreach_domains'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outreachcontact',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "contacts_outreachcontactevent" ("agreed_next", "called", "domains", "id", "joined_by_id", "joined_on", "met_on", "noted_at", "noted_by_id", "participant_id", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "words") VALUES (OLD."agreed_next", OLD."called", OLD."domains", OLD."id", OLD."joined_by_id", OLD."joined_on", OLD."met_on", OLD."noted_at", OLD."noted_by_id", OLD."participant_id", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."place", OLD."words"); RETURN NULL;', hash='ed4209d6464a9170576114dda31dae70b00b7f81', operation='UPDATE', pgid='pgtrigger_update_update_f5cd1', table='contacts_outreachcontact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outreachcontact',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "contacts_outreachcontactevent" ("agreed_next", "called", "domains", "id", "joined_by_id", "joined_on", "met_on", "noted_at", "noted_by_id", "participant_id", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "words") VALUES (OLD."agreed_next", OLD."called", OLD."domains", OLD."id", OLD."joined_by_id", OLD."joined_on", OLD."met_on", OLD."noted_at", OLD."noted_by_id", OLD."participant_id", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."words"); RETURN NULL;', hash='09c5264f44f366381c0e37778d04493e5153d45b', operation='DELETE', pgid='pgtrigger_delete_delete_63109', table='contacts_outreachcontact', when='AFTER')),
        ),
    ]

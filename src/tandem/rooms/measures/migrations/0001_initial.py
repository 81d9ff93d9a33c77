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
            name='Assessment',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('moment', models.CharField(choices=[('signal', 'First signals'), ('start', 'At the start'), ('middle', 'Along the way'), ('end', 'At the end'), ('follow_up', 'Afterwards')], max_length=10)),
                ('voice', models.CharField(choices=[('participant', 'Participant'), ('guide', 'Guide')], max_length=12)),
                ('on', models.DateField()),
                ('answers', models.JSONField(default=dict)),
                ('edition', models.PositiveIntegerField(default=1)),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('participant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='assessments', to='people.participant')),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
                ('trajectory', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='assessments', to='trajectories.trajectory')),
            ],
            options={
                'verbose_name': 'assessment',
            },
        ),
        migrations.CreateModel(
            name='DomainScore',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('domain', models.CharField(choices=[('INC', 'Income and debts'), ('WON', 'Housing'), ('WRK', 'Work and career'), ('EDU', 'Learning, language and digital skills'), ('GEZ', 'Physical health'), ('PSY', 'Mental well-being and addiction'), ('FAM', 'Family, upbringing and child care'), ('NET', 'Friends and taking part'), ('RGT', 'Rights and paperwork'), ('JUS', 'Justice and safety'), ('MOB', 'Getting around')], max_length=3)),
                ('sensitivity', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('scored', 'Scored'), ('not_discussed', 'Not discussed'), ('prefers_not', 'Prefers not to say')], max_length=14)),
                ('level', models.PositiveSmallIntegerField(null=True)),
                ('words', models.TextField(blank=True)),
                ('wish', models.CharField(choices=[('yes', 'Yes, now'), ('later', 'Later'), ('no', 'No'), ('not_asked', 'Not asked')], default='not_asked', max_length=10)),
                ('hinders', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unclear', 'Not clear'), ('not_asked', 'Not asked')], default='not_asked', max_length=10)),
                ('arrange', models.CharField(blank=True, max_length=200)),
                ('noted_at', models.DateTimeField(null=True)),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='measures.assessment')),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
                ('trajectory', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='trajectories.trajectory')),
            ],
        ),
        migrations.CreateModel(
            name='DomainScoreEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ('domain', models.CharField(choices=[('INC', 'Income and debts'), ('WON', 'Housing'), ('WRK', 'Work and career'), ('EDU', 'Learning, language and digital skills'), ('GEZ', 'Physical health'), ('PSY', 'Mental well-being and addiction'), ('FAM', 'Family, upbringing and child care'), ('NET', 'Friends and taking part'), ('RGT', 'Rights and paperwork'), ('JUS', 'Justice and safety'), ('MOB', 'Getting around')], max_length=3)),
                ('sensitivity', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('scored', 'Scored'), ('not_discussed', 'Not discussed'), ('prefers_not', 'Prefers not to say')], max_length=14)),
                ('level', models.PositiveSmallIntegerField(null=True)),
                ('words', models.TextField(blank=True)),
                ('wish', models.CharField(choices=[('yes', 'Yes, now'), ('later', 'Later'), ('no', 'No'), ('not_asked', 'Not asked')], default='not_asked', max_length=10)),
                ('hinders', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unclear', 'Not clear'), ('not_asked', 'Not asked')], default='not_asked', max_length=10)),
                ('arrange', models.CharField(blank=True, max_length=200)),
                ('noted_at', models.DateTimeField(null=True)),
                ('assessment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='measures.assessment')),
                ('noted_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='measures.domainscore')),
                ('trajectory', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trajectories.trajectory')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Instrument',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.SlugField(max_length=60)),
                ('version', models.CharField(max_length=40)),
                ('title', models.CharField(max_length=200)),
                ('definition', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('is_offered', models.BooleanField(default=True)),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
            ],
            options={
                'verbose_name': 'instrument',
            },
        ),
        migrations.CreateModel(
            name='AssessmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ('moment', models.CharField(choices=[('signal', 'First signals'), ('start', 'At the start'), ('middle', 'Along the way'), ('end', 'At the end'), ('follow_up', 'Afterwards')], max_length=10)),
                ('voice', models.CharField(choices=[('participant', 'Participant'), ('guide', 'Guide')], max_length=12)),
                ('on', models.DateField()),
                ('answers', models.JSONField(default=dict)),
                ('edition', models.PositiveIntegerField(default=1)),
                ('noted_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('participant', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.participant')),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='measures.assessment')),
                ('trajectory', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trajectories.trajectory')),
                ('instrument', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='measures.instrument')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='assessment',
            name='instrument',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='measures.instrument'),
        ),
        migrations.CreateModel(
            name='Need',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('domain', models.CharField(choices=[('INC', 'Income and debts'), ('WON', 'Housing'), ('WRK', 'Work and career'), ('EDU', 'Learning, language and digital skills'), ('GEZ', 'Physical health'), ('PSY', 'Mental well-being and addiction'), ('FAM', 'Family, upbringing and child care'), ('NET', 'Friends and taking part'), ('RGT', 'Rights and paperwork'), ('JUS', 'Justice and safety'), ('MOB', 'Getting around')], max_length=3, verbose_name='life domain')),
                ('sensitivity', models.PositiveSmallIntegerField()),
                ('text', models.TextField(verbose_name='what is needed')),
                ('voice', models.CharField(choices=[('participant', 'Participant'), ('guide', 'Guide')], max_length=12, verbose_name='whose words')),
                ('noted_on', models.DateField()),
                ('ended_on', models.DateField(null=True)),
                ('end_reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
                ('trajectory', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='needs', to='trajectories.trajectory')),
            ],
            options={
                'verbose_name': 'need',
            },
        ),
        migrations.CreateModel(
            name='NeedEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ('domain', models.CharField(choices=[('INC', 'Income and debts'), ('WON', 'Housing'), ('WRK', 'Work and career'), ('EDU', 'Learning, language and digital skills'), ('GEZ', 'Physical health'), ('PSY', 'Mental well-being and addiction'), ('FAM', 'Family, upbringing and child care'), ('NET', 'Friends and taking part'), ('RGT', 'Rights and paperwork'), ('JUS', 'Justice and safety'), ('MOB', 'Getting around')], max_length=3, verbose_name='life domain')),
                ('sensitivity', models.PositiveSmallIntegerField()),
                ('text', models.TextField(verbose_name='what is needed')),
                ('voice', models.CharField(choices=[('participant', 'Participant'), ('guide', 'Guide')], max_length=12, verbose_name='whose words')),
                ('noted_on', models.DateField()),
                ('ended_on', models.DateField(null=True)),
                ('end_reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('noted_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='measures.need')),
                ('trajectory', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trajectories.trajectory')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SignalDecision',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('outcome', models.CharField(choices=[('referred', 'Referred'), ('not_now', 'No referral now'), ('said_no', 'The person said no')], max_length=10)),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('decided_on', models.DateField()),
                ('assessment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='decision', to='measures.assessment')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
            ],
        ),
        migrations.CreateModel(
            name='SignalDecisionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ('outcome', models.CharField(choices=[('referred', 'Referred'), ('not_now', 'No referral now'), ('said_no', 'The person said no')], max_length=10)),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('decided_on', models.DateField()),
                ('assessment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='measures.assessment')),
                ('decided_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='measures.signaldecision')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='domainscore',
            constraint=models.UniqueConstraint(fields=('assessment', 'domain'), name='measures_one_score'),
        ),
        migrations.AddConstraint(
            model_name='domainscore',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'scored'), ('level__gte', 1), ('level__lte', 5)), models.Q(models.Q(('kind', 'scored'), _negated=True), ('level__isnull', True)), _connector='OR'), name='measures_level_fits_kind'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='domainscore',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "measures_domainscoreevent" ("arrange", "assessment_id", "domain", "hinders", "id", "kind", "level", "noted_at", "noted_by_id", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sensitivity", "trajectory_id", "wish", "words") VALUES (OLD."arrange", OLD."assessment_id", OLD."domain", OLD."hinders", OLD."id", OLD."kind", OLD."level", OLD."noted_at", OLD."noted_by_id", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."sensitivity", OLD."trajectory_id", OLD."wish", OLD."words"); RETURN NULL;', hash='fa6c1ec9e402d7f8bc2413b7493be0a28714f728', operation='UPDATE', pgid='pgtrigger_update_update_917a8', table='measures_domainscore', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='domainscore',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "measures_domainscoreevent" ("arrange", "assessment_id", "domain", "hinders", "id", "kind", "level", "noted_at", "noted_by_id", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sensitivity", "trajectory_id", "wish", "words") VALUES (OLD."arrange", OLD."assessment_id", OLD."domain", OLD."hinders", OLD."id", OLD."kind", OLD."level", OLD."noted_at", OLD."noted_by_id", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sensitivity", OLD."trajectory_id", OLD."wish", OLD."words"); RETURN NULL;', hash='8d04c53b9c1f9488bc55b2cb3cbd353c60a4142f', operation='DELETE', pgid='pgtrigger_delete_delete_78699', table='measures_domainscore', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='instrument',
            constraint=models.UniqueConstraint(fields=('partnership', 'key', 'version'), name='measures_instrument_version'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.UniqueConstraint(condition=models.Q(('trajectory__isnull', False)), fields=('trajectory', 'instrument', 'moment', 'voice', 'on'), name='measures_one_voice_a_moment'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "measures_assessmentevent" ("answers", "edition", "id", "instrument_id", "moment", "noted_by_id", "on", "participant_id", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "trajectory_id", "voice") VALUES (OLD."answers", OLD."edition", OLD."id", OLD."instrument_id", OLD."moment", OLD."noted_by_id", OLD."on", OLD."participant_id", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."trajectory_id", OLD."voice"); RETURN NULL;', hash='671fc8fc92c10a7e37f9be576029d2b5cb5f769b', operation='UPDATE', pgid='pgtrigger_update_update_4defe', table='measures_assessment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "measures_assessmentevent" ("answers", "edition", "id", "instrument_id", "moment", "noted_by_id", "on", "participant_id", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "trajectory_id", "voice") VALUES (OLD."answers", OLD."edition", OLD."id", OLD."instrument_id", OLD."moment", OLD."noted_by_id", OLD."on", OLD."participant_id", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."trajectory_id", OLD."voice"); RETURN NULL;', hash='50faaeef81c4d6566dbf50c1860f801eef329349', operation='DELETE', pgid='pgtrigger_delete_delete_b01d3', table='measures_assessment', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('noted_on')), _connector='OR'), name='measures_need_ends_after_start'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "measures_needevent" ("domain", "end_reason", "ended_on", "id", "noted_by_id", "noted_on", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sensitivity", "text", "trajectory_id", "voice") VALUES (OLD."domain", OLD."end_reason", OLD."ended_on", OLD."id", OLD."noted_by_id", OLD."noted_on", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."sensitivity", OLD."text", OLD."trajectory_id", OLD."voice"); RETURN NULL;', hash='7eea55de4f4526b4c6311ec2538f81f910dda6e9', operation='UPDATE', pgid='pgtrigger_update_update_8a069', table='measures_need', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "measures_needevent" ("domain", "end_reason", "ended_on", "id", "noted_by_id", "noted_on", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sensitivity", "text", "trajectory_id", "voice") VALUES (OLD."domain", OLD."end_reason", OLD."ended_on", OLD."id", OLD."noted_by_id", OLD."noted_on", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sensitivity", OLD."text", OLD."trajectory_id", OLD."voice"); RETURN NULL;', hash='1ca1a84c238447277d9b5ebf4ec460d68c33b1b3', operation='DELETE', pgid='pgtrigger_delete_delete_63e79', table='measures_need', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='signaldecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'said_no'), _negated=True), ('reason', ''), _connector='OR'), name='measures_no_needs_no_reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signaldecision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "measures_signaldecisionevent" ("assessment_id", "decided_by_id", "decided_on", "id", "outcome", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."assessment_id", OLD."decided_by_id", OLD."decided_on", OLD."id", OLD."outcome", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."reason"); RETURN NULL;', hash='53325897c461daf9930555bf42e4e1ec2d7d6a65', operation='UPDATE', pgid='pgtrigger_update_update_cb504', table='measures_signaldecision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signaldecision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "measures_signaldecisionevent" ("assessment_id", "decided_by_id", "decided_on", "id", "outcome", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."assessment_id", OLD."decided_by_id", OLD."decided_on", OLD."id", OLD."outcome", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason"); RETURN NULL;', hash='bfeb0e552c1a0f7dd819c80dfc580748a65fa887', operation='DELETE', pgid='pgtrigger_delete_delete_9a409', table='measures_signaldecision', when='AFTER')),
        ),
    ]

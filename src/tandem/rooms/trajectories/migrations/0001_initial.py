import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import tandem.rooms.partners.models
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
            name='EligibilityCheck',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('criterion', models.CharField(max_length=60)),
                ('outcome', models.CharField(choices=[('met', 'Met'), ('not_met', 'Not met'), ('unknown', 'Not known')], max_length=10)),
                ('fact', models.CharField(blank=True, max_length=200)),
                ('overruled_reason', models.TextField(blank=True, verbose_name='reason to go on all the same')),
                ('checked_at', models.DateTimeField()),
                ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.programme')),
            ],
        ),
        migrations.CreateModel(
            name='EntryProfile',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('employment', models.CharField(choices=[('unemployed', 'Unemployed'), ('inactive', 'Economically inactive'), ('employed', 'Employed'), ('unknown', 'Unknown')], default='unknown', max_length=12, verbose_name='employment status')),
                ('employment_words', models.CharField(blank=True, max_length=100, verbose_name='status in words')),
                ('unemployed_since', models.DateField(blank=True, null=True, verbose_name='unemployed since')),
                ('isced', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='highest diploma')),
                ('household_work_intensity', models.DecimalField(blank=True, decimal_places=3, max_digits=4, null=True, verbose_name='work intensity of the household')),
                ('is_registered_job_seeker', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Unknown'), ('refused', 'Prefers not to say'), ('not_asked', 'Not asked')], default='not_asked', max_length=10, verbose_name='registered as a job seeker')),
                ('disability', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Unknown'), ('refused', 'Prefers not to say'), ('not_asked', 'Not asked')], default='not_asked', max_length=10, verbose_name='disability')),
                ('third_country_national', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Unknown'), ('refused', 'Prefers not to say'), ('not_asked', 'Not asked')], default='not_asked', max_length=10, verbose_name='national of a country outside the Union')),
                ('foreign_background', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Unknown'), ('refused', 'Prefers not to say'), ('not_asked', 'Not asked')], default='not_asked', max_length=10, verbose_name='foreign background')),
                ('minority', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Unknown'), ('refused', 'Prefers not to say'), ('not_asked', 'Not asked')], default='not_asked', max_length=10, verbose_name='minority')),
                ('homeless', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Unknown'), ('refused', 'Prefers not to say'), ('not_asked', 'Not asked')], default='not_asked', max_length=10, verbose_name='homeless or housing exclusion')),
                ('rural', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Unknown'), ('refused', 'Prefers not to say'), ('not_asked', 'Not asked')], default='not_asked', max_length=10, verbose_name='lives in a rural area')),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
            ],
        ),
        migrations.CreateModel(
            name='IntroductoryMeeting',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField(verbose_name='day')),
                ('participant_present', models.BooleanField(verbose_name='participant')),
                ('others_present', models.CharField(blank=True, max_length=300, verbose_name='others who were there')),
                ('own_words', models.TextField(blank=True, verbose_name='what the participant wants, in own words')),
                ('outcome', models.CharField(choices=[('start', 'Start the trajectory'), ('pre_trajectory', 'First a pre-trajectory, for what is urgent'), ('waiting', 'Wait for a place'), ('elsewhere', 'Somebody else can help better'), ('declined', 'The participant chooses not to start')], max_length=14, verbose_name='outcome')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('elsewhere', models.CharField(blank=True, max_length=200, verbose_name='where to')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
            ],
            options={
                'verbose_name': 'introductory meeting',
            },
        ),
        migrations.CreateModel(
            name='TeamMember',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('work', 'Work counsellor'), ('welfare', 'Welfare counsellor'), ('expert', 'Expert by experience'), ('group_guide', 'Group guide'), ('case_manager', 'Case manager')], max_length=12, verbose_name='role')),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('end_reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ('class_levels', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=4)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation')),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'team member',
            },
        ),
        migrations.CreateModel(
            name='Trajectory',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('referred', 'Referred'), ('waiting', 'Waiting'), ('pre_trajectory', 'Pre-trajectory'), ('active', 'On the way'), ('paused', 'Paused'), ('closed', 'Closed'), ('elsewhere', 'Referred elsewhere'), ('declined', 'Chose not to start')], max_length=14, verbose_name='state')),
                ('state_reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                ('phase', models.CharField(blank=True, max_length=40, verbose_name='phase')),
                ('referred_on', models.DateField(blank=True, null=True, verbose_name='referred on')),
                ('referred_reason', models.TextField(blank=True, verbose_name='reason for the referral')),
                ('agreed_to_referral_on', models.DateField(blank=True, null=True, verbose_name='participant agreed on')),
                ('entry_on', models.DateField(blank=True, null=True, verbose_name='first day')),
                ('exit_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('exit_reason', models.CharField(blank=True, max_length=60, verbose_name='reason for leaving')),
                ('last_contact_on', models.DateField(blank=True, null=True, verbose_name='last contact')),
                ('opened_at', models.DateTimeField(auto_now_add=True)),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trajectories', to='people.participant')),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
                ('programme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='partners.programme')),
                ('referred_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('referring_organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation')),
                ('register_row', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='trajectories', to='people.registerrow')),
            ],
            options={
                'verbose_name': 'trajectory',
            },
        ),
        migrations.CreateModel(
            name='TeamMemberEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ('role', models.CharField(choices=[('work', 'Work counsellor'), ('welfare', 'Welfare counsellor'), ('expert', 'Expert by experience'), ('group_guide', 'Group guide'), ('case_manager', 'Case manager')], max_length=12, verbose_name='role')),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('end_reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ('class_levels', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=4)),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.organisation')),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='trajectories.teammember')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('trajectory', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trajectories.trajectory')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='teammember',
            name='trajectory',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='team', to='trajectories.trajectory'),
        ),
        migrations.CreateModel(
            name='IntroductoryMeetingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ('on', models.DateField(verbose_name='day')),
                ('participant_present', models.BooleanField(verbose_name='participant')),
                ('others_present', models.CharField(blank=True, max_length=300, verbose_name='others who were there')),
                ('own_words', models.TextField(blank=True, verbose_name='what the participant wants, in own words')),
                ('outcome', models.CharField(choices=[('start', 'Start the trajectory'), ('pre_trajectory', 'First a pre-trajectory, for what is urgent'), ('waiting', 'Wait for a place'), ('elsewhere', 'Somebody else can help better'), ('declined', 'The participant chooses not to start')], max_length=14, verbose_name='outcome')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('elsewhere', models.CharField(blank=True, max_length=200, verbose_name='where to')),
                ('noted_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='trajectories.introductorymeeting')),
                ('trajectory', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trajectories.trajectory')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='introductorymeeting',
            name='trajectory',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='trajectories.trajectory'),
        ),
        migrations.CreateModel(
            name='EntryProfileEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ('employment', models.CharField(choices=[('unemployed', 'Unemployed'), ('inactive', 'Economically inactive'), ('employed', 'Employed'), ('unknown', 'Unknown')], default='unknown', max_length=12, verbose_name='employment status')),
                ('employment_words', models.CharField(blank=True, max_length=100, verbose_name='status in words')),
                ('unemployed_since', models.DateField(blank=True, null=True, verbose_name='unemployed since')),
                ('isced', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='highest diploma')),
                ('household_work_intensity', models.DecimalField(blank=True, decimal_places=3, max_digits=4, null=True, verbose_name='work intensity of the household')),
                ('is_registered_job_seeker', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Unknown'), ('refused', 'Prefers not to say'), ('not_asked', 'Not asked')], default='not_asked', max_length=10, verbose_name='registered as a job seeker')),
                ('disability', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Unknown'), ('refused', 'Prefers not to say'), ('not_asked', 'Not asked')], default='not_asked', max_length=10, verbose_name='disability')),
                ('third_country_national', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Unknown'), ('refused', 'Prefers not to say'), ('not_asked', 'Not asked')], default='not_asked', max_length=10, verbose_name='national of a country outside the Union')),
                ('foreign_background', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Unknown'), ('refused', 'Prefers not to say'), ('not_asked', 'Not asked')], default='not_asked', max_length=10, verbose_name='foreign background')),
                ('minority', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Unknown'), ('refused', 'Prefers not to say'), ('not_asked', 'Not asked')], default='not_asked', max_length=10, verbose_name='minority')),
                ('homeless', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Unknown'), ('refused', 'Prefers not to say'), ('not_asked', 'Not asked')], default='not_asked', max_length=10, verbose_name='homeless or housing exclusion')),
                ('rural', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Unknown'), ('refused', 'Prefers not to say'), ('not_asked', 'Not asked')], default='not_asked', max_length=10, verbose_name='lives in a rural area')),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='trajectories.entryprofile')),
                ('trajectory', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trajectories.trajectory')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='entryprofile',
            name='trajectory',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='entry_profile', to='trajectories.trajectory'),
        ),
        migrations.CreateModel(
            name='EligibilityCheckEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ('criterion', models.CharField(max_length=60)),
                ('outcome', models.CharField(choices=[('met', 'Met'), ('not_met', 'Not met'), ('unknown', 'Not known')], max_length=10)),
                ('fact', models.CharField(blank=True, max_length=200)),
                ('overruled_reason', models.TextField(blank=True, verbose_name='reason to go on all the same')),
                ('checked_at', models.DateTimeField()),
                ('checked_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='trajectories.eligibilitycheck')),
                ('programme', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.programme')),
                ('trajectory', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trajectories.trajectory')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='eligibilitycheck',
            name='trajectory',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='eligibility_checks', to='trajectories.trajectory'),
        ),
        migrations.CreateModel(
            name='TrajectoryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ('state', models.CharField(choices=[('referred', 'Referred'), ('waiting', 'Waiting'), ('pre_trajectory', 'Pre-trajectory'), ('active', 'On the way'), ('paused', 'Paused'), ('closed', 'Closed'), ('elsewhere', 'Referred elsewhere'), ('declined', 'Chose not to start')], max_length=14, verbose_name='state')),
                ('state_reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                ('phase', models.CharField(blank=True, max_length=40, verbose_name='phase')),
                ('referred_on', models.DateField(blank=True, null=True, verbose_name='referred on')),
                ('referred_reason', models.TextField(blank=True, verbose_name='reason for the referral')),
                ('agreed_to_referral_on', models.DateField(blank=True, null=True, verbose_name='participant agreed on')),
                ('entry_on', models.DateField(blank=True, null=True, verbose_name='first day')),
                ('exit_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('exit_reason', models.CharField(blank=True, max_length=60, verbose_name='reason for leaving')),
                ('last_contact_on', models.DateField(blank=True, null=True, verbose_name='last contact')),
                ('opened_at', models.DateTimeField(auto_now_add=True)),
                ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.participant')),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='trajectories.trajectory')),
                ('programme', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.programme')),
                ('referred_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('referring_organisation', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.organisation')),
                ('register_row', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.registerrow')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MeetingGuest',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guests', to='trajectories.introductorymeeting')),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'post'), name='trajectories_guest_once')],
            },
        ),
        migrations.AddIndex(
            model_name='trajectory',
            index=models.Index(fields=['partnership', '-id'], name='trajectories_newest'),
        ),
        migrations.AddIndex(
            model_name='trajectory',
            index=models.Index(fields=['partnership', 'state', '-id'], name='trajectories_state'),
        ),
        migrations.AddIndex(
            model_name='trajectory',
            index=models.Index(fields=['partnership', 'participant'], name='trajectories_person'),
        ),
        migrations.AddConstraint(
            model_name='trajectory',
            constraint=models.CheckConstraint(condition=models.Q(('exit_on__isnull', True), models.Q(('entry_on__isnull', False), ('exit_on__gte', models.F('entry_on'))), _connector='OR'), name='trajectories_exit_after_entry'),
        ),
        migrations.AddConstraint(
            model_name='trajectory',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['active', 'paused', 'closed']), _negated=True), ('entry_on__isnull', False), _connector='OR'), name='trajectories_started_has_entry'),
        ),
        migrations.AddConstraint(
            model_name='trajectory',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), ('exit_on__isnull', False), _connector='OR'), name='trajectories_closed_has_exit'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trajectory',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "trajectories_trajectoryevent" ("agreed_to_referral_on", "entry_on", "exit_on", "exit_reason", "id", "last_contact_on", "opened_at", "participant_id", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "programme_id", "referred_by_id", "referred_on", "referred_reason", "referring_organisation_id", "register_row_id", "state", "state_reason") VALUES (OLD."agreed_to_referral_on", OLD."entry_on", OLD."exit_on", OLD."exit_reason", OLD."id", OLD."last_contact_on", OLD."opened_at", OLD."participant_id", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."phase", OLD."programme_id", OLD."referred_by_id", OLD."referred_on", OLD."referred_reason", OLD."referring_organisation_id", OLD."register_row_id", OLD."state", OLD."state_reason"); RETURN NULL;', hash='f1838add51584eb973be97c5b809b0e578b891f4', operation='UPDATE', pgid='pgtrigger_update_update_12c53', table='trajectories_trajectory', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trajectory',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trajectories_trajectoryevent" ("agreed_to_referral_on", "entry_on", "exit_on", "exit_reason", "id", "last_contact_on", "opened_at", "participant_id", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "programme_id", "referred_by_id", "referred_on", "referred_reason", "referring_organisation_id", "register_row_id", "state", "state_reason") VALUES (OLD."agreed_to_referral_on", OLD."entry_on", OLD."exit_on", OLD."exit_reason", OLD."id", OLD."last_contact_on", OLD."opened_at", OLD."participant_id", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phase", OLD."programme_id", OLD."referred_by_id", OLD."referred_on", OLD."referred_reason", OLD."referring_organisation_id", OLD."register_row_id", OLD."state", OLD."state_reason"); RETURN NULL;', hash='14d890de4ffc27e89a445eb8cf86bf55f385c238', operation='DELETE', pgid='pgtrigger_delete_delete_e4aa0', table='trajectories_trajectory', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='teammember',
            index=models.Index(fields=['partnership', 'user', 'trajectory'], name='trajectories_my_teams'),
        ),
        migrations.AddConstraint(
            model_name='teammember',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='trajectories_team_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='teammember',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('trajectory', '='), ('user', '='), ('role', '='), (tandem.rooms.partners.models.DayRange('starts_on', 'ends_on'), '&&')], name='trajectories_team_no_overlap'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='teammember',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "trajectories_teammemberevent" ("class_levels", "end_reason", "ends_on", "id", "organisation_id", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts_on", "trajectory_id", "user_id") VALUES (OLD."class_levels", OLD."end_reason", OLD."ends_on", OLD."id", OLD."organisation_id", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."role", OLD."starts_on", OLD."trajectory_id", OLD."user_id"); RETURN NULL;', hash='27dc76cd1e54d9a306675450da7b87965882c7e9', operation='UPDATE', pgid='pgtrigger_update_update_dbb82', table='trajectories_teammember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='teammember',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trajectories_teammemberevent" ("class_levels", "end_reason", "ends_on", "id", "organisation_id", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts_on", "trajectory_id", "user_id") VALUES (OLD."class_levels", OLD."end_reason", OLD."ends_on", OLD."id", OLD."organisation_id", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."role", OLD."starts_on", OLD."trajectory_id", OLD."user_id"); RETURN NULL;', hash='1150ddb12062411655b0c3ecfe11bc9b6c9433e6', operation='DELETE', pgid='pgtrigger_delete_delete_915ad', table='trajectories_teammember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='introductorymeeting',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "trajectories_introductorymeetingevent" ("elsewhere", "id", "noted_by_id", "on", "others_present", "outcome", "own_words", "participant_present", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "trajectory_id") VALUES (OLD."elsewhere", OLD."id", OLD."noted_by_id", OLD."on", OLD."others_present", OLD."outcome", OLD."own_words", OLD."participant_present", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."reason", OLD."trajectory_id"); RETURN NULL;', hash='62d099337f36166b090c79c891c469a04a85053f', operation='UPDATE', pgid='pgtrigger_update_update_f3bef', table='trajectories_introductorymeeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='introductorymeeting',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trajectories_introductorymeetingevent" ("elsewhere", "id", "noted_by_id", "on", "others_present", "outcome", "own_words", "participant_present", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "trajectory_id") VALUES (OLD."elsewhere", OLD."id", OLD."noted_by_id", OLD."on", OLD."others_present", OLD."outcome", OLD."own_words", OLD."participant_present", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."trajectory_id"); RETURN NULL;', hash='7a7cf1e93ae679cdd26b16f73ac211950a119607', operation='DELETE', pgid='pgtrigger_delete_delete_6fe1a', table='trajectories_introductorymeeting', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='entryprofile',
            constraint=models.CheckConstraint(condition=models.Q(('isced__isnull', True), ('isced__lte', 8), _connector='OR'), name='trajectories_isced_0_to_8'),
        ),
        migrations.AddConstraint(
            model_name='entryprofile',
            constraint=models.CheckConstraint(condition=models.Q(('household_work_intensity__isnull', True), models.Q(('household_work_intensity__gte', 0), ('household_work_intensity__lte', 1)), _connector='OR'), name='trajectories_work_intensity_0_to_1'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entryprofile',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "trajectories_entryprofileevent" ("disability", "employment", "employment_words", "foreign_background", "homeless", "household_work_intensity", "id", "is_registered_job_seeker", "isced", "minority", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rural", "third_country_national", "trajectory_id", "unemployed_since") VALUES (OLD."disability", OLD."employment", OLD."employment_words", OLD."foreign_background", OLD."homeless", OLD."household_work_intensity", OLD."id", OLD."is_registered_job_seeker", OLD."isced", OLD."minority", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."rural", OLD."third_country_national", OLD."trajectory_id", OLD."unemployed_since"); RETURN NULL;', hash='e2c8bcde09454125d841d9c9ff17458dcdcf14d6', operation='UPDATE', pgid='pgtrigger_update_update_674e8', table='trajectories_entryprofile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entryprofile',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trajectories_entryprofileevent" ("disability", "employment", "employment_words", "foreign_background", "homeless", "household_work_intensity", "id", "is_registered_job_seeker", "isced", "minority", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rural", "third_country_national", "trajectory_id", "unemployed_since") VALUES (OLD."disability", OLD."employment", OLD."employment_words", OLD."foreign_background", OLD."homeless", OLD."household_work_intensity", OLD."id", OLD."is_registered_job_seeker", OLD."isced", OLD."minority", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."rural", OLD."third_country_national", OLD."trajectory_id", OLD."unemployed_since"); RETURN NULL;', hash='f241422274bd2bdb168e2fec3e40573ca2e71770', operation='DELETE', pgid='pgtrigger_delete_delete_299ae', table='trajectories_entryprofile', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='eligibilitycheck',
            constraint=models.UniqueConstraint(fields=('trajectory', 'programme', 'criterion'), name='trajectories_one_check'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='eligibilitycheck',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "trajectories_eligibilitycheckevent" ("checked_at", "checked_by_id", "criterion", "fact", "id", "outcome", "overruled_reason", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "trajectory_id") VALUES (OLD."checked_at", OLD."checked_by_id", OLD."criterion", OLD."fact", OLD."id", OLD."outcome", OLD."overruled_reason", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."programme_id", OLD."trajectory_id"); RETURN NULL;', hash='ffe061b271886048148d1d7e6d5c58831dd1f0bb', operation='UPDATE', pgid='pgtrigger_update_update_0f0d3', table='trajectories_eligibilitycheck', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='eligibilitycheck',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "trajectories_eligibilitycheckevent" ("checked_at", "checked_by_id", "criterion", "fact", "id", "outcome", "overruled_reason", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "trajectory_id") VALUES (OLD."checked_at", OLD."checked_by_id", OLD."criterion", OLD."fact", OLD."id", OLD."outcome", OLD."overruled_reason", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."trajectory_id"); RETURN NULL;', hash='b15b91a93e7f4f08260d8c31b9e6484c473b833a', operation='DELETE', pgid='pgtrigger_delete_delete_7e306', table='trajectories_eligibilitycheck', when='AFTER')),
        ),
    ]

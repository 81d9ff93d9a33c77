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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Household',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('since', models.DateField(blank=True, null=True, verbose_name='since')),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
            ],
            options={
                'verbose_name': 'household',
            },
        ),
        migrations.CreateModel(
            name='HouseholdEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('since', models.DateField(blank=True, null=True, verbose_name='since')),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.household')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HouseholdMember',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('first_name', models.CharField(blank=True, max_length=100, verbose_name='first name')),
                ('birth_year', models.PositiveSmallIntegerField(null=True, verbose_name='year of birth')),
                ('relation', models.CharField(choices=[('adult', 'Adult'), ('partner', 'Partner'), ('child', 'Child'), ('parent', 'Parent'), ('other', 'Other')], max_length=10, verbose_name='relation')),
                ('starts_on', models.DateField(null=True, verbose_name='first day')),
                ('ends_on', models.DateField(null=True, verbose_name='last day')),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='people.household')),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
            ],
            options={
                'verbose_name': 'household member',
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('first_name', models.CharField(blank=True, max_length=100, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=100, verbose_name='last name')),
                ('known_as', models.CharField(blank=True, max_length=100, verbose_name='likes to be called')),
                ('gender', models.CharField(choices=[('F', 'Woman'), ('M', 'Man'), ('X', 'Non-binary'), ('unknown', 'Not known'), ('refused', 'Prefers not to say')], default='unknown', max_length=10, verbose_name='gender')),
                ('birth_date', models.DateField(blank=True, null=True, verbose_name='birth date')),
                ('language', models.CharField(blank=True, max_length=40, verbose_name='language')),
                ('needs_interpreter', models.BooleanField(default=False, verbose_name='needs an interpreter')),
                ('phone', models.CharField(blank=True, max_length=60, verbose_name='phone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('contact_wish', models.CharField(blank=True, max_length=200, verbose_name='wish about being contacted')),
                ('street', models.CharField(blank=True, max_length=200, verbose_name='street and number')),
                ('postcode', models.CharField(blank=True, max_length=4, verbose_name='postcode')),
                ('place', models.CharField(blank=True, max_length=100, verbose_name='place')),
                ('nis_code', models.CharField(blank=True, max_length=5, verbose_name='NIS code')),
                ('children_count', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='children')),
                ('national_number', models.BinaryField(null=True)),
                ('national_number_key', models.BinaryField(null=True)),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
            ],
            options={
                'verbose_name': 'participant',
            },
        ),
        migrations.CreateModel(
            name='HouseholdMemberEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ('first_name', models.CharField(blank=True, max_length=100, verbose_name='first name')),
                ('birth_year', models.PositiveSmallIntegerField(null=True, verbose_name='year of birth')),
                ('relation', models.CharField(choices=[('adult', 'Adult'), ('partner', 'Partner'), ('child', 'Child'), ('parent', 'Parent'), ('other', 'Other')], max_length=10, verbose_name='relation')),
                ('starts_on', models.DateField(null=True, verbose_name='first day')),
                ('ends_on', models.DateField(null=True, verbose_name='last day')),
                ('household', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.household')),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.householdmember')),
                ('participant', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.participant')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='householdmember',
            name='participant',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='people.participant'),
        ),
        migrations.CreateModel(
            name='ParticipantEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ('first_name', models.CharField(blank=True, max_length=100, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=100, verbose_name='last name')),
                ('known_as', models.CharField(blank=True, max_length=100, verbose_name='likes to be called')),
                ('gender', models.CharField(choices=[('F', 'Woman'), ('M', 'Man'), ('X', 'Non-binary'), ('unknown', 'Not known'), ('refused', 'Prefers not to say')], default='unknown', max_length=10, verbose_name='gender')),
                ('birth_date', models.DateField(blank=True, null=True, verbose_name='birth date')),
                ('language', models.CharField(blank=True, max_length=40, verbose_name='language')),
                ('needs_interpreter', models.BooleanField(default=False, verbose_name='needs an interpreter')),
                ('phone', models.CharField(blank=True, max_length=60, verbose_name='phone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('contact_wish', models.CharField(blank=True, max_length=200, verbose_name='wish about being contacted')),
                ('street', models.CharField(blank=True, max_length=200, verbose_name='street and number')),
                ('postcode', models.CharField(blank=True, max_length=4, verbose_name='postcode')),
                ('place', models.CharField(blank=True, max_length=100, verbose_name='place')),
                ('nis_code', models.CharField(blank=True, max_length=5, verbose_name='NIS code')),
                ('children_count', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='children')),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.participant')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Register',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('signature', models.CharField(max_length=64)),
                ('mapping', models.JSONField()),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
            ],
        ),
        migrations.CreateModel(
            name='RegisterBatch',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('draft', 'Being checked'), ('written', 'Written'), ('undone', 'Undone')], default='draft', max_length=10)),
                ('file_name', models.CharField(max_length=200)),
                ('file_digest', models.CharField(max_length=64)),
                ('signature', models.CharField(max_length=64)),
                ('sheet', models.CharField(blank=True, max_length=100)),
                ('headers', models.JSONField()),
                ('layout', models.JSONField(default=dict)),
                ('mapping', models.JSONField()),
                ('uploaded_at', models.DateTimeField()),
                ('written_at', models.DateTimeField(null=True)),
                ('undone_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='partners.organisation')),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
                ('programme', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='partners.programme')),
                ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'register batch',
            },
        ),
        migrations.CreateModel(
            name='RegisterRow',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('line', models.PositiveIntegerField()),
                ('number', models.CharField(max_length=40)),
                ('values', models.JSONField()),
                ('originals', models.JSONField(default=dict)),
                ('cleaned', models.JSONField(default=dict)),
                ('problems', models.JSONField(default=list)),
                ('warnings', models.JSONField(default=list)),
                ('outcome', models.CharField(choices=[('ready', 'Ready'), ('held_back', 'Held back'), ('duplicate', 'Duplicate'), ('likely', 'Possible duplicate'), ('skipped', 'Left out'), ('unchanged', 'Known already'), ('created', 'Written')], max_length=10)),
                ('duplicate_of', models.CharField(blank=True, max_length=40)),
                ('duplicate_why', models.JSONField(default=list)),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='people.registerbatch')),
                ('known_participant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.participant')),
                ('participant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='register_rows', to='people.participant')),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
            ],
        ),
        migrations.CreateModel(
            name='SearchToken',
            fields=[
                ('pk', models.CompositePrimaryKey('partnership_id', 'token', 'participant_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('token', models.CharField(db_collation='C', max_length=40)),
                ('is_whole', models.BooleanField()),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to='people.participant')),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='household',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_householdevent" ("id", "name", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since") VALUES (OLD."id", OLD."name", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."since"); RETURN NULL;', hash='28e26628a1a3abea05bc3be52d82daa64dfa3b85', operation='UPDATE', pgid='pgtrigger_update_update_dc1e1', table='people_household', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='household',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_householdevent" ("id", "name", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since") VALUES (OLD."id", OLD."name", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."since"); RETURN NULL;', hash='efee1e898f66f020049698d192c8c275c358aa18', operation='DELETE', pgid='pgtrigger_delete_delete_f7549', table='people_household', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='participant',
            index=models.Index(fields=['partnership', 'birth_date'], name='people_birth_date'),
        ),
        migrations.AddIndex(
            model_name='participant',
            index=models.Index(fields=['partnership', 'postcode', 'id'], name='people_postcode'),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('first_name', ''), _negated=True), models.Q(('last_name', ''), _negated=True), _connector='OR'), name='people_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.UniqueConstraint(condition=models.Q(('national_number_key__isnull', False)), fields=('partnership', 'national_number_key'), name='people_one_per_national_number'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participant',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."birth_date" IS DISTINCT FROM (NEW."birth_date") OR OLD."children_count" IS DISTINCT FROM (NEW."children_count") OR OLD."contact_wish" IS DISTINCT FROM (NEW."contact_wish") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."gender" IS DISTINCT FROM (NEW."gender") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."known_as" IS DISTINCT FROM (NEW."known_as") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."needs_interpreter" IS DISTINCT FROM (NEW."needs_interpreter") OR OLD."nis_code" IS DISTINCT FROM (NEW."nis_code") OR OLD."partnership_id" IS DISTINCT FROM (NEW."partnership_id") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."postcode" IS DISTINCT FROM (NEW."postcode") OR OLD."street" IS DISTINCT FROM (NEW."street"))', func='INSERT INTO "people_participantevent" ("added_at", "birth_date", "children_count", "contact_wish", "email", "first_name", "gender", "id", "known_as", "language", "last_name", "needs_interpreter", "nis_code", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place", "postcode", "street") VALUES (OLD."added_at", OLD."birth_date", OLD."children_count", OLD."contact_wish", OLD."email", OLD."first_name", OLD."gender", OLD."id", OLD."known_as", OLD."language", OLD."last_name", OLD."needs_interpreter", OLD."nis_code", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."phone", OLD."place", OLD."postcode", OLD."street"); RETURN NULL;', hash='80bd8d15f10806ae7c72109a5b3d267e6e1707a6', operation='UPDATE', pgid='pgtrigger_update_update_b71fa', table='people_participant', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participant',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_participantevent" ("added_at", "birth_date", "children_count", "contact_wish", "email", "first_name", "gender", "id", "known_as", "language", "last_name", "needs_interpreter", "nis_code", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place", "postcode", "street") VALUES (OLD."added_at", OLD."birth_date", OLD."children_count", OLD."contact_wish", OLD."email", OLD."first_name", OLD."gender", OLD."id", OLD."known_as", OLD."language", OLD."last_name", OLD."needs_interpreter", OLD."nis_code", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."place", OLD."postcode", OLD."street"); RETURN NULL;', hash='3a2c639ecc32a4918489cfb6577790098069c341', operation='DELETE', pgid='pgtrigger_delete_delete_915e6', table='people_participant', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='householdmember',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('starts_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='people_member_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='householdmember',
            constraint=models.CheckConstraint(condition=models.Q(('participant__isnull', False), models.Q(('first_name', ''), _negated=True), _connector='OR'), name='people_member_is_someone'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='householdmember',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_householdmemberevent" ("birth_year", "ends_on", "first_name", "household_id", "id", "participant_id", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "starts_on") VALUES (OLD."birth_year", OLD."ends_on", OLD."first_name", OLD."household_id", OLD."id", OLD."participant_id", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."relation", OLD."starts_on"); RETURN NULL;', hash='488dab344875cb74c4f0136edd5d8556703ff76c', operation='UPDATE', pgid='pgtrigger_update_update_2b5a2', table='people_householdmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='householdmember',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_householdmemberevent" ("birth_year", "ends_on", "first_name", "household_id", "id", "participant_id", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "starts_on") VALUES (OLD."birth_year", OLD."ends_on", OLD."first_name", OLD."household_id", OLD."id", OLD."participant_id", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."relation", OLD."starts_on"); RETURN NULL;', hash='c4a892cf796681c708ecacda73dd4ed934ecc022', operation='DELETE', pgid='pgtrigger_delete_delete_e91f6', table='people_householdmember', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='register',
            constraint=models.UniqueConstraint(fields=('partnership', 'signature'), name='people_register_signature'),
        ),
        migrations.AddIndex(
            model_name='registerbatch',
            index=models.Index(fields=['partnership', '-uploaded_at'], name='people_batch_newest'),
        ),
        migrations.AddIndex(
            model_name='registerrow',
            index=models.Index(fields=['batch', 'outcome', 'line'], name='people_row_outcome'),
        ),
        migrations.AddConstraint(
            model_name='registerrow',
            constraint=models.UniqueConstraint(fields=('batch', 'line'), name='people_row_line'),
        ),
    ]

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
        ('trajectories', '0004_closing_and_aftercare'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('sensitivity', models.PositiveSmallIntegerField()),
                ('right_key', models.CharField(max_length=40)),
                ('person', models.CharField(blank=True, max_length=100, verbose_name='for whom')),
                ('estimate', models.CharField(choices=[('probably', 'Probably'), ('perhaps', 'Perhaps'), ('no', 'Probably not'), ('unknown', 'Not known yet')], default='unknown', max_length=8)),
                ('why', models.JSONField(default=dict)),
                ('weighed_on', models.DateField(null=True)),
                ('state', models.CharField(choices=[('open', 'To talk about'), ('discussed', 'Talked about'), ('applied', 'Asked for'), ('granted', 'Granted'), ('refused', 'Refused'), ('not_wanted', 'Not wanted'), ('ended', 'Ended')], default='open', max_length=10, verbose_name='how far')),
                ('first_on', models.DateField()),
                ('discussed_on', models.DateField(null=True, verbose_name='talked about on')),
                ('applied_on', models.DateField(null=True, verbose_name='asked for on')),
                ('decided_on', models.DateField(null=True, verbose_name='decided on')),
                ('granted_from', models.DateField(null=True, verbose_name='granted from')),
                ('renew_on', models.DateField(null=True, verbose_name='ask again on')),
                ('appeal_before', models.DateField(null=True, verbose_name='disagree before')),
                ('due_on', models.DateField(null=True, verbose_name='next step on')),
                ('expected_euro', models.DecimalField(decimal_places=2, max_digits=9, null=True)),
                ('granted_euro', models.DecimalField(decimal_places=2, max_digits=9, null=True)),
                ('every', models.CharField(choices=[('month', 'a month'), ('year', 'a year'), ('once', 'once')], default='month', max_length=5)),
                ('note', models.TextField(blank=True, verbose_name='in own words')),
                ('step_key', models.UUIDField(null=True)),
                ('edition', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
                ('trajectory', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='trajectories.trajectory')),
            ],
            options={
                'verbose_name': 'right asked for',
            },
        ),
        migrations.CreateModel(
            name='ClaimEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ('sensitivity', models.PositiveSmallIntegerField()),
                ('right_key', models.CharField(max_length=40)),
                ('person', models.CharField(blank=True, max_length=100, verbose_name='for whom')),
                ('estimate', models.CharField(choices=[('probably', 'Probably'), ('perhaps', 'Perhaps'), ('no', 'Probably not'), ('unknown', 'Not known yet')], default='unknown', max_length=8)),
                ('why', models.JSONField(default=dict)),
                ('weighed_on', models.DateField(null=True)),
                ('state', models.CharField(choices=[('open', 'To talk about'), ('discussed', 'Talked about'), ('applied', 'Asked for'), ('granted', 'Granted'), ('refused', 'Refused'), ('not_wanted', 'Not wanted'), ('ended', 'Ended')], default='open', max_length=10, verbose_name='how far')),
                ('first_on', models.DateField()),
                ('discussed_on', models.DateField(null=True, verbose_name='talked about on')),
                ('applied_on', models.DateField(null=True, verbose_name='asked for on')),
                ('decided_on', models.DateField(null=True, verbose_name='decided on')),
                ('granted_from', models.DateField(null=True, verbose_name='granted from')),
                ('renew_on', models.DateField(null=True, verbose_name='ask again on')),
                ('appeal_before', models.DateField(null=True, verbose_name='disagree before')),
                ('due_on', models.DateField(null=True, verbose_name='next step on')),
                ('expected_euro', models.DecimalField(decimal_places=2, max_digits=9, null=True)),
                ('granted_euro', models.DecimalField(decimal_places=2, max_digits=9, null=True)),
                ('every', models.CharField(choices=[('month', 'a month'), ('year', 'a year'), ('once', 'once')], default='month', max_length=5)),
                ('note', models.TextField(blank=True, verbose_name='in own words')),
                ('step_key', models.UUIDField(null=True)),
                ('edition', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
                ('changed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='rights.claim')),
                ('trajectory', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trajectories.trajectory')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HomePerson',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('relation', models.CharField(choices=[('self', 'The participant'), ('partner', 'Partner'), ('child', 'Child'), ('parent', 'Parent'), ('family', 'Other family'), ('other', 'Somebody else')], max_length=8)),
                ('name', models.CharField(blank=True, max_length=100)),
                ('birth_date', models.DateField(null=True)),
                ('work', models.CharField(choices=[('employee', 'Works for an employer'), ('self_employed', 'Self-employed'), ('jobseeker', 'Looks for work'), ('ill', 'Ill or unable to work'), ('student', 'Goes to school or studies'), ('pensioner', 'Has a pension'), ('at_home', 'At home, does not look for work'), ('unknown', 'Not known')], max_length=13)),
                ('weekly_hours', models.DecimalField(decimal_places=1, max_digits=4, null=True)),
                ('full_time_hours', models.DecimalField(decimal_places=1, max_digits=4)),
                ('collar', models.CharField(choices=[('white_collar', 'White-collar (bediende)'), ('blue_collar', 'Blue-collar (arbeider)'), ('unknown', 'Not known')], max_length=12)),
                ('has_child_benefit', models.BooleanField(null=True)),
                ('are_incomes_complete', models.BooleanField()),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='HomeIncome',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('wage', 'Wage (gross)'), ('unemployment', 'Unemployment benefit'), ('insertion', 'Insertion allowance (after school)'), ('sickness', 'Benefit when ill'), ('leefloon', 'Leefloon'), ('equivalent_leefloon', 'Equivalent of a leefloon'), ('disability', 'Disability allowance (IVT or IT)'), ('elderly', 'Income guarantee for elderly people (IGO)'), ('pension', 'Pension'), ('child_benefit', 'Child benefit (Groeipakket)'), ('maintenance', 'Maintenance money'), ('guarantee_supplement', 'Income guarantee benefit beside a job (IGU)'), ('wijk_werken', 'Neighbourhood work (wijk-werken)'), ('training', 'Training allowance'), ('other', 'Other income')], max_length=20)),
                ('euro', models.DecimalField(decimal_places=2, max_digits=9)),
                ('every', models.CharField(choices=[('month', 'a month'), ('year', 'a year'), ('day', 'a working day (26 a month)')], max_length=5)),
                ('seen', models.CharField(choices=[('paper', 'A letter or payslip'), ('account', 'A bank statement'), ('told', 'The participant'), ('tandem', 'Known here already')], max_length=7)),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='incomes', to='rights.homeperson')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='HomeSnapshot',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('sensitivity', models.PositiveSmallIntegerField()),
                ('on', models.DateField(verbose_name='day')),
                ('couple', models.CharField(choices=[('married', 'Married'), ('legal', 'Legally cohabiting'), ('fact', 'Living together only'), ('unknown', 'Not known')], max_length=10)),
                ('housing', models.CharField(choices=[('private_rent', 'Rents privately'), ('social_rent', 'Rents social housing'), ('owner', 'Owns the home'), ('with_others', 'Lives in with somebody'), ('shelter', 'Shelter or institution'), ('homeless', 'No home'), ('unknown', 'Not known')], max_length=12)),
                ('housing_euro', models.DecimalField(decimal_places=2, max_digits=8, null=True)),
                ('health_insurance', models.CharField(choices=[('ordinary', 'In order, ordinary reimbursement'), ('increased', 'In order, increased reimbursement'), ('not_in_order', 'Not in order'), ('unknown', 'Not known')], max_length=12)),
                ('noted_at', models.DateTimeField()),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
                ('trajectory', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='homes', to='trajectories.trajectory')),
            ],
            options={
                'verbose_name': 'household on a day',
            },
        ),
        migrations.AddField(
            model_name='homeperson',
            name='snapshot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='persons', to='rights.homesnapshot'),
        ),
        migrations.CreateModel(
            name='JobOffer',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('sensitivity', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=150, verbose_name='job')),
                ('employer', models.CharField(blank=True, max_length=150, verbose_name='employer')),
                ('contract', models.CharField(choices=[('open_ended', 'Open-ended contract'), ('fixed_term', 'Fixed-term contract'), ('agency', 'Agency work'), ('social_economy', 'Social economy'), ('article60', 'Article 60'), ('other', 'Another contract')], max_length=16)),
                ('hours', models.DecimalField(decimal_places=1, max_digits=4)),
                ('wage_euro', models.DecimalField(decimal_places=2, max_digits=8)),
                ('wage_per', models.CharField(choices=[('month', 'a month, for these hours'), ('hour', 'an hour')], max_length=5)),
                ('collar', models.CharField(choices=[('white_collar', 'White-collar (bediende)'), ('blue_collar', 'Blue-collar (arbeider)'), ('unknown', 'Not known')], max_length=12)),
                ('starts_on', models.DateField(null=True, verbose_name='first day')),
                ('days', models.DecimalField(decimal_places=1, max_digits=2, null=True)),
                ('travel_km', models.DecimalField(decimal_places=1, max_digits=4, null=True)),
                ('travel_euro', models.DecimalField(decimal_places=2, max_digits=6, null=True)),
                ('child_care_euro', models.DecimalField(decimal_places=2, max_digits=6, null=True)),
                ('seen_in', models.CharField(choices=[('vacancy', 'A vacancy'), ('paper', 'A contract or offer on paper'), ('told', 'Told by the participant or the employer')], max_length=7)),
                ('real_net_euro', models.DecimalField(decimal_places=2, max_digits=8, null=True)),
                ('real_hours', models.DecimalField(decimal_places=1, max_digits=4, null=True)),
                ('real_month', models.DateField(null=True)),
                ('noted_at', models.DateTimeField()),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
                ('spell', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='offers', to='trajectories.labourspell')),
                ('trajectory', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offers', to='trajectories.trajectory')),
            ],
            options={
                'verbose_name': 'job on offer',
            },
        ),
        migrations.CreateModel(
            name='JobOfferEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ('sensitivity', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=150, verbose_name='job')),
                ('employer', models.CharField(blank=True, max_length=150, verbose_name='employer')),
                ('contract', models.CharField(choices=[('open_ended', 'Open-ended contract'), ('fixed_term', 'Fixed-term contract'), ('agency', 'Agency work'), ('social_economy', 'Social economy'), ('article60', 'Article 60'), ('other', 'Another contract')], max_length=16)),
                ('hours', models.DecimalField(decimal_places=1, max_digits=4)),
                ('wage_euro', models.DecimalField(decimal_places=2, max_digits=8)),
                ('wage_per', models.CharField(choices=[('month', 'a month, for these hours'), ('hour', 'an hour')], max_length=5)),
                ('collar', models.CharField(choices=[('white_collar', 'White-collar (bediende)'), ('blue_collar', 'Blue-collar (arbeider)'), ('unknown', 'Not known')], max_length=12)),
                ('starts_on', models.DateField(null=True, verbose_name='first day')),
                ('days', models.DecimalField(decimal_places=1, max_digits=2, null=True)),
                ('travel_km', models.DecimalField(decimal_places=1, max_digits=4, null=True)),
                ('travel_euro', models.DecimalField(decimal_places=2, max_digits=6, null=True)),
                ('child_care_euro', models.DecimalField(decimal_places=2, max_digits=6, null=True)),
                ('seen_in', models.CharField(choices=[('vacancy', 'A vacancy'), ('paper', 'A contract or offer on paper'), ('told', 'Told by the participant or the employer')], max_length=7)),
                ('real_net_euro', models.DecimalField(decimal_places=2, max_digits=8, null=True)),
                ('real_hours', models.DecimalField(decimal_places=1, max_digits=4, null=True)),
                ('real_month', models.DateField(null=True)),
                ('noted_at', models.DateTimeField()),
                ('noted_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='rights.joboffer')),
                ('spell', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trajectories.labourspell')),
                ('trajectory', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trajectories.trajectory')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LocalRight',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=40)),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('definition', models.JSONField()),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('edition', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
            ],
            options={
                'verbose_name': 'local right',
            },
        ),
        migrations.CreateModel(
            name='LocalRightEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ('key', models.CharField(max_length=40)),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('definition', models.JSONField()),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('edition', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
                ('changed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='rights.localright')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RightsRound',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('sensitivity', models.PositiveSmallIntegerField()),
                ('moment', models.CharField(choices=[('start', 'At the start'), ('job_start', 'When a job begins'), ('exit', 'At the end'), ('between', 'In between')], max_length=9, verbose_name='moment')),
                ('on', models.DateField(verbose_name='day')),
                ('talked_keys', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None)),
                ('noted_at', models.DateTimeField()),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
                ('snapshot', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='rights.homesnapshot')),
                ('trajectory', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rights_rounds', to='trajectories.trajectory')),
            ],
            options={
                'verbose_name': 'round of the rights checklist',
            },
        ),
        migrations.CreateModel(
            name='RightsRoundEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, serialize=False)),
                ('sensitivity', models.PositiveSmallIntegerField()),
                ('moment', models.CharField(choices=[('start', 'At the start'), ('job_start', 'When a job begins'), ('exit', 'At the end'), ('between', 'In between')], max_length=9, verbose_name='moment')),
                ('on', models.DateField(verbose_name='day')),
                ('talked_keys', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None)),
                ('noted_at', models.DateTimeField()),
                ('noted_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='partners.partnership')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='rights.rightsround')),
                ('snapshot', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='rights.homesnapshot')),
                ('trajectory', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='trajectories.trajectory')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['partnership', 'trajectory'], name='rights_claims_of_file'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['partnership', 'first_on'], name='rights_claims_by_day'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.UniqueConstraint(fields=('trajectory', 'right_key', 'person'), name='rights_one_claim_each'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('expected_euro__isnull', True), ('expected_euro__gte', 0), _connector='OR'), name='rights_expected_euro_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('granted_euro__isnull', True), ('granted_euro__gte', 0), _connector='OR'), name='rights_granted_euro_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'open'), ('discussed_on__isnull', False), _connector='OR'), name='rights_moved_on_was_discussed'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'applied'), _negated=True), ('applied_on__isnull', False), _connector='OR'), name='rights_applied_has_a_day'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'granted'), _negated=True), ('granted_from__isnull', False), _connector='OR'), name='rights_granted_has_a_day'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), ('decided_on__isnull', False), _connector='OR'), name='rights_refused_has_a_day'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('appeal_before__isnull', True), ('appeal_before__gte', models.F('decided_on')), _connector='OR'), models.Q(('appeal_before__isnull', True), ('decided_on__isnull', False), _connector='OR')), name='rights_appeal_after_decision'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('renew_on__isnull', True), ('renew_on__gte', models.F('granted_from')), _connector='OR'), models.Q(('renew_on__isnull', True), ('granted_from__isnull', False), _connector='OR')), name='rights_renewal_after_grant'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "rights_claimevent" ("appeal_before", "applied_on", "changed_at", "changed_by_id", "decided_on", "discussed_on", "due_on", "edition", "estimate", "every", "expected_euro", "first_on", "granted_euro", "granted_from", "id", "note", "partnership_id", "person", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renew_on", "right_key", "sensitivity", "state", "step_key", "trajectory_id", "weighed_on", "why") VALUES (OLD."appeal_before", OLD."applied_on", OLD."changed_at", OLD."changed_by_id", OLD."decided_on", OLD."discussed_on", OLD."due_on", OLD."edition", OLD."estimate", OLD."every", OLD."expected_euro", OLD."first_on", OLD."granted_euro", OLD."granted_from", OLD."id", OLD."note", OLD."partnership_id", OLD."person", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."renew_on", OLD."right_key", OLD."sensitivity", OLD."state", OLD."step_key", OLD."trajectory_id", OLD."weighed_on", OLD."why"); RETURN NULL;', hash='7f35d1da11167fb83999e88e139361cf371c32f2', operation='UPDATE', pgid='pgtrigger_update_update_4fdea', table='rights_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "rights_claimevent" ("appeal_before", "applied_on", "changed_at", "changed_by_id", "decided_on", "discussed_on", "due_on", "edition", "estimate", "every", "expected_euro", "first_on", "granted_euro", "granted_from", "id", "note", "partnership_id", "person", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renew_on", "right_key", "sensitivity", "state", "step_key", "trajectory_id", "weighed_on", "why") VALUES (OLD."appeal_before", OLD."applied_on", OLD."changed_at", OLD."changed_by_id", OLD."decided_on", OLD."discussed_on", OLD."due_on", OLD."edition", OLD."estimate", OLD."every", OLD."expected_euro", OLD."first_on", OLD."granted_euro", OLD."granted_from", OLD."id", OLD."note", OLD."partnership_id", OLD."person", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."renew_on", OLD."right_key", OLD."sensitivity", OLD."state", OLD."step_key", OLD."trajectory_id", OLD."weighed_on", OLD."why"); RETURN NULL;', hash='e5fedfce582c13157339ac6225c2956bb46f1b93', operation='DELETE', pgid='pgtrigger_delete_delete_0e075', table='rights_claim', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='homeincome',
            constraint=models.CheckConstraint(condition=models.Q(('euro__gte', 0)), name='rights_income_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='homeincome',
            constraint=models.UniqueConstraint(fields=('person', 'kind'), name='rights_income_kind_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='homeincome',
            trigger=pgtrigger.compiler.Trigger(name='stays_as_told', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='38115af7980d4fb693b8b718ad01cf7cfaa7666f', operation='UPDATE', pgid='pgtrigger_stays_as_told_334dc', table='rights_homeincome', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='homesnapshot',
            index=models.Index(fields=['partnership', 'trajectory', '-on', '-id'], name='rights_homes'),
        ),
        migrations.AddConstraint(
            model_name='homesnapshot',
            constraint=models.CheckConstraint(condition=models.Q(('housing_euro__isnull', True), ('housing_euro__gte', 0), _connector='OR'), name='rights_housing_not_negative'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='homesnapshot',
            trigger=pgtrigger.compiler.Trigger(name='stays_as_told', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='8ecb4fe9d20d68efbfeda4b6ff6f2b3fc382f090', operation='UPDATE', pgid='pgtrigger_stays_as_told_1d7cc', table='rights_homesnapshot', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='homeperson',
            constraint=models.UniqueConstraint(fields=('snapshot', 'position'), name='rights_one_person_per_place'),
        ),
        migrations.AddConstraint(
            model_name='homeperson',
            constraint=models.UniqueConstraint(condition=models.Q(('relation', 'partner')), fields=('snapshot',), name='rights_one_partner'),
        ),
        migrations.AddConstraint(
            model_name='homeperson',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('position', 0), ('relation', 'self')), models.Q(('position__gt', 0), models.Q(('relation', 'self'), _negated=True)), _connector='OR'), name='rights_participant_is_first'),
        ),
        migrations.AddConstraint(
            model_name='homeperson',
            constraint=models.CheckConstraint(condition=models.Q(('weekly_hours__isnull', True), models.Q(('weekly_hours__gte', 0), ('weekly_hours__lte', 48)), _connector='OR'), name='rights_hours_0_to_48'),
        ),
        migrations.AddConstraint(
            model_name='homeperson',
            constraint=models.CheckConstraint(condition=models.Q(('full_time_hours__gte', 20), ('full_time_hours__lte', 48)), name='rights_full_time_20_to_48'),
        ),
        migrations.AddConstraint(
            model_name='homeperson',
            constraint=models.CheckConstraint(condition=models.Q(('has_child_benefit__isnull', True), ('relation', 'child'), _connector='OR'), name='rights_child_benefit_of_child'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='homeperson',
            trigger=pgtrigger.compiler.Trigger(name='stays_as_told', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='75fc40af80ee618e11514dde2a58edd1d0c5407b', operation='UPDATE', pgid='pgtrigger_stays_as_told_5d5a2', table='rights_homeperson', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='joboffer',
            index=models.Index(fields=['partnership', 'trajectory', '-id'], name='rights_offers'),
        ),
        migrations.AddConstraint(
            model_name='joboffer',
            constraint=models.CheckConstraint(condition=models.Q(('hours__gt', 0), ('hours__lte', 48)), name='rights_offer_hours_to_48'),
        ),
        migrations.AddConstraint(
            model_name='joboffer',
            constraint=models.CheckConstraint(condition=models.Q(('wage_euro__gt', 0)), name='rights_offer_has_wage'),
        ),
        migrations.AddConstraint(
            model_name='joboffer',
            constraint=models.CheckConstraint(condition=models.Q(('days__isnull', True), models.Q(('days__gte', 1), ('days__lte', 6)), _connector='OR'), name='rights_offer_days_1_to_6'),
        ),
        migrations.AddConstraint(
            model_name='joboffer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('travel_km__isnull', True), models.Q(('travel_km__gte', 0), ('travel_km__lte', 9999)), _connector='OR'), models.Q(('travel_euro__isnull', True), models.Q(('travel_euro__gte', 0), ('travel_euro__lte', 9999)), _connector='OR'), models.Q(('child_care_euro__isnull', True), models.Q(('child_care_euro__gte', 0), ('child_care_euro__lte', 9999)), _connector='OR')), name='rights_offer_costs_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='joboffer',
            constraint=models.CheckConstraint(condition=models.Q(('real_hours__isnull', True), models.Q(('real_hours__gte', 0), ('real_hours__lte', 48)), _connector='OR'), name='rights_real_hours_0_to_48'),
        ),
        migrations.AddConstraint(
            model_name='joboffer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('real_month__isnull', True), ('real_net_euro__isnull', True)), models.Q(('real_month__isnull', False), ('real_net_euro__gte', 0), ('spell__isnull', False)), _connector='OR'), name='rights_real_wage_of_a_spell'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='joboffer',
            trigger=pgtrigger.compiler.Trigger(name='stays_once_work_followed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."spell_id" IS NOT NULL AND (OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."employer" IS DISTINCT FROM (NEW."employer") OR OLD."contract" IS DISTINCT FROM (NEW."contract") OR OLD."hours" IS DISTINCT FROM (NEW."hours") OR OLD."wage_euro" IS DISTINCT FROM (NEW."wage_euro") OR OLD."wage_per" IS DISTINCT FROM (NEW."wage_per") OR OLD."collar" IS DISTINCT FROM (NEW."collar") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."days" IS DISTINCT FROM (NEW."days") OR OLD."travel_km" IS DISTINCT FROM (NEW."travel_km") OR OLD."travel_euro" IS DISTINCT FROM (NEW."travel_euro") OR OLD."child_care_euro" IS DISTINCT FROM (NEW."child_care_euro") OR OLD."seen_in" IS DISTINCT FROM (NEW."seen_in")))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='f200d8e659c93d37a635034364b0157b9ba32ef7', operation='UPDATE', pgid='pgtrigger_stays_once_work_followed_3f6b7', table='rights_joboffer', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='joboffer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "rights_jobofferevent" ("child_care_euro", "collar", "contract", "days", "employer", "hours", "id", "noted_at", "noted_by_id", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "real_hours", "real_month", "real_net_euro", "seen_in", "sensitivity", "spell_id", "starts_on", "title", "trajectory_id", "travel_euro", "travel_km", "wage_euro", "wage_per") VALUES (OLD."child_care_euro", OLD."collar", OLD."contract", OLD."days", OLD."employer", OLD."hours", OLD."id", OLD."noted_at", OLD."noted_by_id", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."real_hours", OLD."real_month", OLD."real_net_euro", OLD."seen_in", OLD."sensitivity", OLD."spell_id", OLD."starts_on", OLD."title", OLD."trajectory_id", OLD."travel_euro", OLD."travel_km", OLD."wage_euro", OLD."wage_per"); RETURN NULL;', hash='4e1ad97c5a0c7e6fc32004ca675744f750a7448f', operation='UPDATE', pgid='pgtrigger_update_update_04c5e', table='rights_joboffer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='joboffer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "rights_jobofferevent" ("child_care_euro", "collar", "contract", "days", "employer", "hours", "id", "noted_at", "noted_by_id", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "real_hours", "real_month", "real_net_euro", "seen_in", "sensitivity", "spell_id", "starts_on", "title", "trajectory_id", "travel_euro", "travel_km", "wage_euro", "wage_per") VALUES (OLD."child_care_euro", OLD."collar", OLD."contract", OLD."days", OLD."employer", OLD."hours", OLD."id", OLD."noted_at", OLD."noted_by_id", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."real_hours", OLD."real_month", OLD."real_net_euro", OLD."seen_in", OLD."sensitivity", OLD."spell_id", OLD."starts_on", OLD."title", OLD."trajectory_id", OLD."travel_euro", OLD."travel_km", OLD."wage_euro", OLD."wage_per"); RETURN NULL;', hash='4d6fd9fe0abd378198201dd80f820640df6f7808', operation='DELETE', pgid='pgtrigger_delete_delete_1216d', table='rights_joboffer', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='localright',
            constraint=models.UniqueConstraint(fields=('partnership', 'key'), name='rights_own_key_once'),
        ),
        migrations.AddConstraint(
            model_name='localright',
            constraint=models.CheckConstraint(condition=models.Q(('key__startswith', 'own_')), name='rights_own_key'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='localright',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "rights_localrightevent" ("changed_at", "changed_by_id", "definition", "edition", "ends_on", "id", "key", "name", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."changed_at", OLD."changed_by_id", OLD."definition", OLD."edition", OLD."ends_on", OLD."id", OLD."key", OLD."name", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id"); RETURN NULL;', hash='ef3ef22d89b3e68a9e5a83526b8aff037cba8941', operation='UPDATE', pgid='pgtrigger_update_update_9e968', table='rights_localright', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='localright',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "rights_localrightevent" ("changed_at", "changed_by_id", "definition", "edition", "ends_on", "id", "key", "name", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."changed_at", OLD."changed_by_id", OLD."definition", OLD."edition", OLD."ends_on", OLD."id", OLD."key", OLD."name", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='2e941236e4f30e2f9d1e4f2048beade905230add', operation='DELETE', pgid='pgtrigger_delete_delete_43442', table='rights_localright', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='rightsround',
            constraint=models.UniqueConstraint(fields=('trajectory', 'moment', 'on'), name='rights_one_round_of_a_day'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rightsround',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "rights_rightsroundevent" ("id", "moment", "noted_at", "noted_by_id", "on", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sensitivity", "snapshot_id", "talked_keys", "trajectory_id") VALUES (OLD."id", OLD."moment", OLD."noted_at", OLD."noted_by_id", OLD."on", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."sensitivity", OLD."snapshot_id", OLD."talked_keys", OLD."trajectory_id"); RETURN NULL;', hash='d980eb31dc429afdb8fb9cf8ebc81efa70f31859', operation='UPDATE', pgid='pgtrigger_update_update_310a7', table='rights_rightsround', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rightsround',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "rights_rightsroundevent" ("id", "moment", "noted_at", "noted_by_id", "on", "partnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sensitivity", "snapshot_id", "talked_keys", "trajectory_id") VALUES (OLD."id", OLD."moment", OLD."noted_at", OLD."noted_by_id", OLD."on", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sensitivity", OLD."snapshot_id", OLD."talked_keys", OLD."trajectory_id"); RETURN NULL;', hash='1e7202d0c4052774298be14ab6160e22626934c0', operation='DELETE', pgid='pgtrigger_delete_delete_58fa9', table='rights_rightsround', when='AFTER')),
        ),
    ]

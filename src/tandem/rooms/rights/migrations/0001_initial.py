import django.db.models.deletion
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
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='persons', to='rights.homesnapshot')),
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
                'constraints': [models.CheckConstraint(condition=models.Q(('euro__gte', 0)), name='rights_income_not_negative'), models.UniqueConstraint(fields=('person', 'kind'), name='rights_income_kind_once')],
            },
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
    ]

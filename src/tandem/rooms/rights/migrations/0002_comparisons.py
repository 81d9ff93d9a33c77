import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0001_initial'),
        ('rights', '0001_initial'),
        ('trajectories', '0004_closing_and_aftercare'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Comparison',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('sensitivity', models.PositiveSmallIntegerField()),
                ('outcome', models.JSONField()),
                ('rules_version', models.CharField(max_length=30)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comparisons', to='rights.homesnapshot')),
                ('trajectory', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comparisons', to='trajectories.trajectory')),
            ],
            options={
                'verbose_name': 'comparison of going to work',
            },
        ),
        migrations.CreateModel(
            name='ComparedWhatIf',
            fields=[
                ('id', models.UUIDField(default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=60)),
                ('contract', models.CharField(choices=[('regular', 'Ordinary job'), ('social_economy', 'Social economy (maatwerk)'), ('article_60', 'Article 60 (job by the OCMW)'), ('wijk_werken', 'Neighbourhood work (wijk-werken)'), ('training', 'Training with an allowance'), ('entered', 'I know the net amount')], max_length=14)),
                ('weekly_hours', models.DecimalField(decimal_places=2, max_digits=4)),
                ('starts_on', models.DateField()),
                ('pay', models.CharField(choices=[('month', 'a month, for these hours'), ('hour', 'an hour'), ('minimum', 'the minimum wage')], max_length=7)),
                ('pay_euro', models.DecimalField(decimal_places=2, max_digits=8, null=True)),
                ('full_time_hours', models.DecimalField(decimal_places=2, max_digits=4)),
                ('collar', models.CharField(choices=[('white_collar', 'White-collar (bediende)'), ('blue_collar', 'Blue-collar (arbeider)'), ('unknown', 'Not known')], max_length=12)),
                ('is_shortage', models.BooleanField()),
                ('child_care_euro', models.DecimalField(decimal_places=2, max_digits=8, null=True)),
                ('transport_euro', models.DecimalField(decimal_places=2, max_digits=8, null=True)),
                ('other_costs_euro', models.DecimalField(decimal_places=2, max_digits=8, null=True)),
                ('supplement_euro', models.DecimalField(decimal_places=2, max_digits=8, null=True)),
                ('supplement_source', models.CharField(blank=True, max_length=100)),
                ('yearly_euro', models.DecimalField(decimal_places=2, max_digits=8, null=True)),
                ('are_long_hours_meant', models.BooleanField()),
                ('offer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='whatifs', to='rights.joboffer')),
                ('partnership', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partnership')),
                ('comparison', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='whatifs', to='rights.comparison')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.AddIndex(
            model_name='comparison',
            index=models.Index(fields=['partnership', 'trajectory', '-id'], name='rights_comparisons'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='comparison',
            trigger=pgtrigger.compiler.Trigger(name='stays_as_computed', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='07d7cf91781e5b8bd57225061ff4dbf23a4b1b5a', operation='UPDATE', pgid='pgtrigger_stays_as_computed_75907', table='rights_comparison', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='comparedwhatif',
            constraint=models.UniqueConstraint(fields=('comparison', 'position'), name='rights_one_whatif_per_place'),
        ),
        migrations.AddConstraint(
            model_name='comparedwhatif',
            constraint=models.CheckConstraint(condition=models.Q(('position__lt', 4)), name='rights_whatifs_up_to_four'),
        ),
        migrations.AddConstraint(
            model_name='comparedwhatif',
            constraint=models.CheckConstraint(condition=models.Q(('weekly_hours__gte', 0), ('weekly_hours__lte', 48)), name='rights_whatif_hours_0_to_48'),
        ),
        migrations.AddConstraint(
            model_name='comparedwhatif',
            constraint=models.CheckConstraint(condition=models.Q(('pay_euro__isnull', True), ('pay_euro__gte', 0), _connector='OR'), name='rights_whatif_pay_not_negative'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='comparedwhatif',
            trigger=pgtrigger.compiler.Trigger(name='stays_as_computed', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0119cc75e56e2cd5b2688747fe70c3ddee1a3ef3', operation='UPDATE', pgid='pgtrigger_stays_as_computed_76e84', table='rights_comparedwhatif', when='BEFORE')),
        ),
    ]

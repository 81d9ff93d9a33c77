"""The bare page against which the others are held: one indexed query of 25 rows, a template."""

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tandem.foundation import wall
from tandem.rooms.trajectories.models import Trajectory


@login_not_required
@require_safe
def bare(request, partnership_id):
    """The newest 25 trajectories with their participants; no login, no rights, no log."""
    with transaction.atomic():
        wall.enter(partnership_id)
        newest = Trajectory.objects.filter(partnership_id=partnership_id).order_by("-id")
        rows = list(newest.select_related("participant")[:25])
    return render(request, "bench/bare.html", {"rows": rows})

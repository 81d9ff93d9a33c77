from django.views.decorators.http import require_safe

from tandem.foundation import clock
from tandem.foundation.htmx import render_page
from tandem.rooms.measures import access
from tandem.rooms.measures.agenda import agenda_of
from tandem.rooms.measures.certainty import five_levels
from tandem.rooms.measures.pair import KEYS, pair_of
from tandem.rooms.measures.standing import assessments_of
from tandem.rooms.trajectories.dossier import open_dossier


@require_safe
def pair(request, trajectory_id):
    """What the participant confirms beside what the guide observed, topic by topic."""
    actor = request.actor
    dossier = open_dossier(actor=actor, trajectory_id=trajectory_id, part="life-domains")
    trajectory, chosen = dossier.trajectory, request.GET.get("moment", "")
    begun = assessments_of(actor, trajectory_id)
    agenda = agenda_of(actor=actor, trajectory=trajectory, assessments=begun, today=clock.today())
    context = {
        "dossier": dossier,
        "dossier_tab": "life-domains",
        "pair": pair_of(
            actor=actor, trajectory=trajectory, language=request.LANGUAGE_CODE, chosen=chosen
        ),
        "agenda": agenda.only(KEYS),
        "may_write": access.can_measure(actor, trajectory),
        "certainty": five_levels(clock.today()),
    }
    return render_page(request, "measures/pair.html", context)

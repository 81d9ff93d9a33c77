"""Every address, and which room, journey or desk answers it."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from tandem.config import views

FILE = "trajectories/<uuid:trajectory_id>/"

urlpatterns = [
    path("account/", include("allauth.urls")),
    path("language/", login_not_required(set_language), name="set_language"),
    path("partnership/", views.partnership, name="partnership"),
    path("health/", views.health, name="health"),
    path("ui/", include("tandem.foundation.ui.urls")),
    path(FILE + "plan/", include("tandem.rooms.plans.urls")),
    path(FILE + "life-domains/", include("tandem.rooms.measures.urls")),
    path(FILE + "results/", include("tandem.rooms.trajectories.urls")),
    path(FILE + "household/", include("tandem.journeys.household.urls")),
    path(FILE + "rights/plan/", include("tandem.journeys.claiming.urls")),
    path(FILE + "rights/", include("tandem.rooms.rights.urls")),
    path(FILE, include("tandem.rooms.contacts.urls")),
    path("calendar/", include("tandem.rooms.contacts.calendar_urls")),
    path("", include("tandem.journeys.start.urls")),
    path("", include("tandem.journeys.closing.urls")),
    path("intake/", include("tandem.journeys.intake.urls")),
    path("status-lists/", include("tandem.journeys.statuslists.urls")),
    path("registers/", include("tandem.journeys.registers.urls")),
    path("outflow/", include("tandem.rooms.reporting.outflow.urls")),
    path("coordination/", include("tandem.desks.coordinator.urls")),
    path("field/", include("tandem.desks.field.urls")),
    path("", include("tandem.desks.caseworker.urls")),
]

from django.urls import path

from tandem.rooms.trajectories.views import follow_ups, results, spells

app_name = "trajectories"

SPELL = "spells/<uuid:spell_id>/"
FOLLOW_UP = "follow-ups/<uuid:follow_up_id>/"

urlpatterns = [
    path("", results.results, name="results"),
    path("leave/", results.leave, name="leave"),
    path("come-back/", results.come_back, name="come_back"),
    path("spells/new/", spells.new, name="spell_new"),
    path(SPELL, spells.correct, name="spell"),
    path(SPELL + "end/", spells.end, name="spell_end"),
    path(SPELL + "aside/", spells.aside, name="spell_aside"),
    path(SPELL + "take-back/", spells.take_back, name="spell_take_back"),
    path("follow-ups/plan/", results.plan, name="follow_ups_plan"),
    path(FOLLOW_UP, follow_ups.answer, name="follow_up"),
    path(FOLLOW_UP + "tries/", follow_ups.attempt, name="follow_up_try"),
    path(FOLLOW_UP + "give-up/", follow_ups.give_up, name="follow_up_give_up"),
]

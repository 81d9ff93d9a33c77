from django.urls import path

from tandem.rooms.rights.views import claims, home, homes, offers, whatifs

app_name = "rights"
urlpatterns = [
    path("", home.home, name="home"),
    path("household/", homes.snapshot_new, name="snapshot_new"),
    path("household/<uuid:snapshot_id>/", homes.snapshot, name="snapshot"),
    path("offers/", offers.new, name="offer_new"),
    path("offers/<uuid:offer_id>/", offers.offer, name="offer"),
    path("offers/<uuid:offer_id>/change/", offers.change, name="offer_change"),
    path("offers/<uuid:offer_id>/spell/", offers.work, name="offer_work"),
    path("offers/<uuid:offer_id>/payslip/", offers.payslip, name="offer_payslip"),
    path("compare/", whatifs.whatif_new, name="whatif_new"),
    path("compare/<uuid:comparison_id>/", whatifs.whatif, name="whatif"),
    path("compare/<uuid:comparison_id>/sheet/", whatifs.whatif_sheet, name="whatif_sheet"),
    path("compare/<uuid:comparison_id>/values/", whatifs.whatif_values, name="whatif_values"),
    path("compare/<uuid:comparison_id>/again/", whatifs.whatif_again, name="whatif_again"),
    path("checklist/", claims.checklist, name="checklist"),
    path("checklist/round/", claims.round_new, name="round_new"),
    path("checklist/paper/", claims.paper, name="paper"),
    path("checklist/<slug:key>/", claims.right, name="right"),
    path("checklist/<slug:key>/mark/", claims.mark, name="mark"),
]

from django.urls import path

from tandem.desks.coordinator import views
from tandem.desks.coordinator.circle import views as circle
from tandem.desks.coordinator.report import views as report
from tandem.desks.coordinator.rights import views as rights

app_name = "coordinator"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("quality/", views.quality, name="quality"),
    path("access-log/", views.access_log, name="access_log"),
    path("report/", report.report, name="report"),
    path("report/files/<str:name>", report.report_file, name="report_file"),
    path("report/keep/", report.freeze, name="report_freeze"),
    path("report/submissions/<uuid:submission_id>/", report.submission, name="submission"),
    path(
        "report/submissions/<uuid:submission_id>/since/<uuid:before_id>/",
        report.comparison,
        name="submission_compare",
    ),
    path("rights/", rights.takeup, name="takeup"),
    path("rights/own/", rights.own_rights, name="own_rights"),
    path("rights/own/new/", rights.own_right_new, name="own_right_new"),
    path("rights/own/<uuid:right_id>/", rights.own_right, name="own_right"),
    path("rights/own/<uuid:right_id>/end/", rights.own_right_end, name="own_right_end"),
    path("circle/", circle.circle, name="circle"),
    path("circle/organisations/new/", circle.organisation_new, name="organisation_new"),
    path("circle/organisations/<uuid:organisation_id>/", circle.organisation, name="organisation"),
    path("circle/colleagues/new/", circle.colleague_new, name="colleague_new"),
    path("circle/posts/<uuid:post_id>/", circle.post, name="post"),
    path("circle/posts/<uuid:post_id>/role/", circle.post_role, name="post_role"),
    path("circle/posts/<uuid:post_id>/login/", circle.login_link, name="login_link"),
]

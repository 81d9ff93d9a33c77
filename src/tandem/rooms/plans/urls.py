from django.urls import path

from tandem.rooms.plans.views import agreement, goals, own, paper, plan, steps

app_name = "plans"

urlpatterns = [
    path("", plan.plan, name="plan"),
    path("dream/", own.dream, name="dream"),
    path("job/", own.job, name="job"),
    path("participation/", own.participation, name="participation"),
    path("goals/new/", goals.new, name="goal_new"),
    path("goals/<uuid:goal_id>/", goals.change, name="goal"),
    path("goals/<uuid:goal_id>/answer/", goals.answer, name="goal_answer"),
    path("goals/<uuid:goal_id>/reached/", goals.reach, name="goal_reach"),
    path("goals/<uuid:goal_id>/remove/", goals.remove, name="goal_remove"),
    path("steps/new/", steps.new, name="step_new"),
    path("steps/<uuid:step_id>/", steps.change, name="step"),
    path("steps/<uuid:step_id>/move/", steps.move, name="step_move"),
    path("steps/<uuid:step_id>/stop/", steps.stop, name="step_stop"),
    path("steps/<uuid:step_id>/remove/", steps.remove, name="step_remove"),
    path("read/", agreement.read, name="read"),
    path("sign/", agreement.sign, name="sign"),
    path("versions/", agreement.versions, name="versions"),
    path("versions/<int:number>/", agreement.version, name="version"),
    path("versions/<int:number>/plan.pdf", paper.version_pdf, name="version_pdf"),
    path("plan.pdf", paper.plan_pdf, name="plan_pdf"),
    path("report/", paper.report, name="report"),
    path("report.pdf", paper.report_pdf, name="report_pdf"),
]

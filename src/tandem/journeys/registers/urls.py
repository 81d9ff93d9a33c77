from django.urls import path

from tandem.journeys.registers.views import completion, review, uploads

app_name = "registers"

BATCH = "<uuid:batch_id>/"
ROW = BATCH + "rows/<uuid:row_id>/"

urlpatterns = [
    path("", uploads.overview, name="list"),
    path(BATCH, review.rows, name="rows"),
    path(BATCH + "columns/", review.columns, name="columns"),
    path(ROW, review.row, name="row"),
    path(ROW + "decide/", review.decide, name="decide"),
    path(BATCH + "held-back.xlsx", completion.held_back, name="held_back"),
    path(BATCH + "write/", completion.write, name="write"),
    path(BATCH + "undo/", completion.undo, name="undo"),
    path(BATCH + "delete/", completion.delete, name="delete"),
]

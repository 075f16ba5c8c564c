"""Addresses of the doses: the plan, what is taken, other medicines, advice."""

from django.urls import path

from dose.views import breaks, plan, regimen

urlpatterns = [
    path("plan/", plan.plan, name="plan"),
    path("plan/edit/", plan.edit, name="plan_edit"),
    path("plan/confirm/", plan.confirm, name="plan_confirm"),
    path("plan/change/", regimen.change, name="regimen_change"),
    path("plan/change/<int:pk>/correct/", regimen.correct, name="regimen_correct"),
    path("plan/change/<int:pk>/withdraw/", regimen.withdraw, name="regimen_withdraw"),
    path("plan/break/", breaks.start, name="break_start"),
    path("plan/break/<int:pk>/end/", breaks.end, name="break_end"),
    path("plan/break/<int:pk>/remove/", breaks.remove, name="break_remove"),
]
